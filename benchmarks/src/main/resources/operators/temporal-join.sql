SELECT a.k, a.price, b.price AS other
FROM numbers AS a
JOIN versions FOR SYSTEM_TIME AS OF a.ts AS b ON a.k = b.k

SELECT a.k, a.price, b.price AS other
FROM (SELECT *, PROCTIME() AS proc FROM numbers) AS a
JOIN items FOR SYSTEM_TIME AS OF a.proc AS b ON a.k = b.k

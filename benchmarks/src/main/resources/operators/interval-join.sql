SELECT a.k, a.price, b.price AS other
FROM numbers AS a
JOIN others AS b
ON a.k = b.k AND a.ts BETWEEN b.ts - INTERVAL '1' SECOND AND b.ts + INTERVAL '1' SECOND

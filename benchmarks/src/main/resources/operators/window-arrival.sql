CREATE VIEW arriving AS SELECT *, PROCTIME() AS proc FROM numbers;
SELECT window_start, k, COUNT(*) AS n, SUM(price) AS total
FROM TABLE(TUMBLE(TABLE arriving, DESCRIPTOR(proc), INTERVAL '2' SECOND))
GROUP BY window_start, window_end, k

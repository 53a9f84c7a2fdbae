SELECT window_start, k, COUNT(*) AS n, SUM(price) AS total
FROM TABLE(TUMBLE(TABLE numbers, DESCRIPTOR(ts), INTERVAL '2' SECOND))
GROUP BY window_start, window_end, k

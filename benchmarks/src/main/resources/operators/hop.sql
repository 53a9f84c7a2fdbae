SELECT window_start, k, COUNT(*) AS n, SUM(price) AS total
FROM TABLE(HOP(TABLE numbers, DESCRIPTOR(ts), INTERVAL '2' SECOND, INTERVAL '6' SECOND))
GROUP BY window_start, window_end, k

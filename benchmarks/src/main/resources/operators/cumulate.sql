SELECT window_start, window_end, k, COUNT(*) AS n, SUM(price) AS total
FROM TABLE(CUMULATE(TABLE numbers, DESCRIPTOR(ts), INTERVAL '2' SECOND, INTERVAL '6' SECOND))
GROUP BY window_start, window_end, k

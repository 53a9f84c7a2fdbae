SELECT window_start, window_end, k, COUNT(*) AS n
FROM TABLE(SESSION(TABLE numbers PARTITION BY k, DESCRIPTOR(ts), INTERVAL '1' SECOND))
GROUP BY window_start, window_end, k

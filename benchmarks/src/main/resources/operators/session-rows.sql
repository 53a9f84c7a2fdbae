SELECT window_start, window_end, k, price
FROM TABLE(SESSION(TABLE numbers PARTITION BY k, DESCRIPTOR(ts), INTERVAL '1' SECOND))

SELECT a.k, a.price, b.price AS other
FROM (SELECT * FROM TABLE(TUMBLE(TABLE numbers, DESCRIPTOR(ts), INTERVAL '1' SECOND))) AS a
JOIN (SELECT * FROM TABLE(TUMBLE(TABLE others, DESCRIPTOR(ts), INTERVAL '1' SECOND))) AS b
ON a.k = b.k AND a.window_start = b.window_start AND a.window_end = b.window_end

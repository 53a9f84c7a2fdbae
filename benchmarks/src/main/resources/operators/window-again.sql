-- The second aggregate takes the windows that the first one's rows bring with them.
SELECT window_start, window_end, bucket, SUM(n) AS n
FROM (
  SELECT window_start, window_end, k, k / 10 AS bucket, COUNT(*) AS n
  FROM TABLE(TUMBLE(TABLE numbers, DESCRIPTOR(ts), INTERVAL '2' SECOND))
  GROUP BY window_start, window_end, k)
GROUP BY window_start, window_end, bucket

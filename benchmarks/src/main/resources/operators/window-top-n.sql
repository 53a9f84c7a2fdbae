SELECT window_start, bucket, k, price, place
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end, bucket ORDER BY price DESC) AS place
      FROM (SELECT *, k / 10 AS bucket FROM TABLE(TUMBLE(TABLE numbers, DESCRIPTOR(ts), INTERVAL '2' SECOND))))
WHERE place <= 3

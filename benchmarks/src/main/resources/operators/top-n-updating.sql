-- key: k
SELECT bucket, k, total, place
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY bucket ORDER BY total DESC) AS place
      FROM (SELECT k / 10 AS bucket, k, total FROM changes))
WHERE place <= 3

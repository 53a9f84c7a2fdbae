-- key: bucket, place
SELECT bucket, k, price, place
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY bucket ORDER BY price DESC) AS place
      FROM (SELECT k / 100 AS bucket, k, price FROM numbers))
WHERE place <= 100

SELECT k, price
FROM (SELECT k, price, ROW_NUMBER() OVER (PARTITION BY k ORDER BY proc) AS place
      FROM (SELECT *, PROCTIME() AS proc FROM numbers))
WHERE place = 1

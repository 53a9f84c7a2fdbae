SELECT k, price
FROM (SELECT k, price, ROW_NUMBER() OVER (PARTITION BY k ORDER BY ts) AS place FROM numbers)
WHERE place = 1

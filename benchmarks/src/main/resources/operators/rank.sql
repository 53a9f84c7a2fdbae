SELECT k, price, place
FROM (SELECT k, price, RANK() OVER (PARTITION BY k ORDER BY price DESC) AS place FROM numbers)
WHERE place <= 3

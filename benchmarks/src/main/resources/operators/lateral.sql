-- key: k
SELECT k, COUNT(*) AS n, SUM(good) AS good
FROM (SELECT i.k, b.price AS good
      FROM items AS i, LATERAL (SELECT price FROM numbers WHERE numbers.k = i.k ORDER BY price DESC LIMIT 2) AS b)
GROUP BY k

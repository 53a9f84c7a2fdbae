SELECT i.k, i.price, b.price AS best
FROM items AS i, LATERAL (SELECT price FROM numbers WHERE numbers.k = i.k ORDER BY price DESC LIMIT 1) AS b

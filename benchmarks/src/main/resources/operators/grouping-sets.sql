SELECT k, price / 100 AS hundred, COUNT(*) AS n FROM numbers GROUP BY GROUPING SETS ((k), (k, price / 100), (price / 100))

-- key: k
SELECT k, COUNT(*) AS n, SUM(price) AS total FROM numbers GROUP BY k

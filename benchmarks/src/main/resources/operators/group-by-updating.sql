-- key: k
SELECT k + 0 AS k, COUNT(*) AS n, SUM(total) AS total FROM changes GROUP BY k + 0

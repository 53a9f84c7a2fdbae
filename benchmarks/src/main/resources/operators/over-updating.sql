-- key: k
SELECT k, SUM(n) OVER (PARTITION BY k / 10 ORDER BY k) AS total FROM changes

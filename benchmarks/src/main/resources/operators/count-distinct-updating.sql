-- key: k
SELECT k / 2 AS k, COUNT(DISTINCT total) AS n FROM changes GROUP BY k / 2

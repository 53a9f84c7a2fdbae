-- key: k
SELECT k / 2 AS k, MIN(total) AS low, MAX(total) AS high FROM changes GROUP BY k / 2

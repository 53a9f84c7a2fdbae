-- key: k
-- Counts only grow, so rows are updated by key; totals, in top-n-updating, might fall.
SELECT bucket, k, n, place
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY bucket ORDER BY n DESC) AS place
      FROM (SELECT k / 10 AS bucket, k, n FROM changes))
WHERE place <= 3

-- key: k
SELECT k, n FROM changes WHERE k IN (SELECT k + 0 FROM other_changes)

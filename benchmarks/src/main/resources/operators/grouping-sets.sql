-- key: k, hundred, id
-- A key takes no NULL, so the sink drops what two of the sets give; what makes them is measured.
SET 'table.exec.sink.not-null-enforcer' = 'DROP';
SELECT k, price / 100 AS hundred, GROUPING_ID(k, price / 100) AS id, COUNT(*) AS n
FROM numbers GROUP BY GROUPING SETS ((k), (k, price / 100), (price / 100))

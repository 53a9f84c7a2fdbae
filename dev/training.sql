-- What a first job is likely to do; run once at build time so that the classes it loads are archived.
SET 'execution.runtime-mode' = 'batch';
SELECT 1;
CREATE TABLE numbers (
  id BIGINT,
  word STRING
) WITH (
  'connector' = 'datagen',
  'number-of-rows' = '100'
);
SELECT MOD(id, 3) AS k, COUNT(*) AS n, MAX(UPPER(word)) AS m FROM numbers WHERE id IS NOT NULL GROUP BY MOD(id, 3);
SELECT a, b FROM (VALUES (1, 'x'), (2, 'y')) AS t (a, b) ORDER BY a LIMIT 1;

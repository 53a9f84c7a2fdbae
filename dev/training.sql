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
SET 'execution.runtime-mode' = 'streaming';
SET 'execution.checkpointing.interval' = '1 s';
SET 'pipeline.name' = 'training';
CREATE TABLE words (
  id BIGINT,
  word STRING,
  ts AS TO_TIMESTAMP_LTZ(id * 1000, 3),
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) WITH ('connector' = 'datagen', 'number-of-rows' = '100', 'fields.id.kind' = 'sequence', 'fields.id.start' = '1', 'fields.id.end' = '100');
CREATE TABLE counted (minute_start TIMESTAMP_LTZ(3), word STRING, n BIGINT)
WITH ('connector' = 'filesystem', 'path' = 'counted', 'format' = 'csv');
INSERT INTO counted
SELECT t.window_start, n.word, t.n
FROM (SELECT window_start, window_end, MIN(id) AS id, COUNT(*) AS n
      FROM TABLE(TUMBLE(TABLE words, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end) AS t
JOIN numbers AS n ON t.id = n.id;
SELECT word, n FROM counted WHERE n > 1;

-- How do people use their phones? Sessions: use without a break of half an hour.
--
-- Calls, messages and data are read as a stream with event time; each session is written exactly
-- once to files in out/sessions when it is over. Then the longest are printed.

SET 'pipeline.name' = 'phone-sessions';
SET 'execution.checkpointing.interval' = '1 s';

CREATE TABLE phone_use (
  user_id   STRING,
  kind      STRING,        -- call, sms, data
  cell      STRING,
  kilobytes BIGINT,
  ts        TIMESTAMP(3),
  WATERMARK FOR ts AS ts - INTERVAL '1' MINUTE
) WITH (
  'connector' = 'filesystem',
  'path' = 'data/usage.csv',
  'format' = 'csv',
  'csv.ignore-first-line' = 'true'
);

CREATE TABLE sessions (
  user_id    STRING,
  begun      TIMESTAMP(3),
  ended      TIMESTAMP(3),
  uses       BIGINT,
  calls      BIGINT,
  cells      BIGINT,
  kilobytes  BIGINT
) WITH (
  'connector' = 'filesystem',
  'path' = 'out/sessions',
  'format' = 'csv'
);

INSERT INTO sessions
SELECT
  user_id,
  window_start,
  window_end - INTERVAL '30' MINUTE,  -- a window ends when its gap has passed
  COUNT(*),
  COUNT(*) FILTER (WHERE kind = 'call'),
  COUNT(DISTINCT cell),
  SUM(kilobytes)
FROM TABLE(SESSION(TABLE phone_use PARTITION BY user_id, DESCRIPTOR(ts), INTERVAL '30' MINUTE))
GROUP BY user_id, window_start, window_end;

SET 'execution.runtime-mode' = 'batch';

SELECT user_id, begun, TIMESTAMPDIFF(MINUTE, begun, ended) AS minutes, uses, calls, cells, kilobytes
FROM sessions
ORDER BY minutes DESC, user_id
LIMIT 10;

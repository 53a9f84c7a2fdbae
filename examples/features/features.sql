-- What does a model know of its inputs? Running statistics for each feature.
--
-- Observations are read as a stream. Every one changes the statistics of its feature, and each
-- change is written exactly once to files in out/statistics, in debezium-json: the newest state of
-- each feature is what its changes come to. A model that scales its inputs, or a watch for drift,
-- follows them.

SET 'pipeline.name' = 'feature-statistics';
SET 'execution.checkpointing.interval' = '1 s';

CREATE TABLE observations (
  feature  STRING,
  observed DOUBLE,        -- NULL where it is missing
  ts       TIMESTAMP(3),
  WATERMARK FOR ts AS ts - INTERVAL '1' MINUTE
) WITH (
  'connector' = 'filesystem',
  'path' = 'data/observations.csv',
  'csv.empty-string-as-null' = 'true',
  'format' = 'csv',
  'csv.ignore-first-line' = 'true'
);

CREATE TABLE statistics (
  feature      STRING,
  observations BIGINT,
  missing      BIGINT,
  mean         DOUBLE,
  deviation    DOUBLE,
  least        DOUBLE,
  greatest     DOUBLE
) WITH (
  'connector' = 'filesystem',
  'path' = 'out/statistics',
  'format' = 'debezium-json'
);

-- The same hour by hour: a feature that drifts is seen here.
CREATE TABLE hourly (feature STRING, hour_begin TIMESTAMP(3), observations BIGINT, mean DOUBLE)
WITH ('connector' = 'filesystem', 'path' = 'out/hourly', 'format' = 'csv');

EXECUTE STATEMENT SET BEGIN
  INSERT INTO statistics
  SELECT
    feature,
    COUNT(*),
    COUNT(*) - COUNT(observed),
    ROUND(AVG(observed), 3),
    ROUND(SQRT(AVG(observed * observed) - AVG(observed) * AVG(observed)), 3),
    MIN(observed),
    MAX(observed)
  FROM observations
  GROUP BY feature;

  INSERT INTO hourly
  SELECT feature, window_start, COUNT(*), ROUND(AVG(observed), 2)
  FROM TABLE(TUMBLE(TABLE observations, DESCRIPTOR(ts), INTERVAL '1' HOUR))
  GROUP BY feature, window_start, window_end;
END;

SET 'sql-client.execution.result-mode' = 'table';

SELECT * FROM statistics;

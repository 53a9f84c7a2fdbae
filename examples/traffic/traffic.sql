-- Which streets are the fullest?
--
-- Counts of sensors are read as a stream with event time. Every five minutes the streets of the
-- last quarter of an hour are compared; the three fullest are written exactly once, as a changelog,
-- to files in out/fullest.

SET 'pipeline.name' = 'city-traffic';
SET 'execution.checkpointing.interval' = '1 s';

CREATE TABLE counts (
  sensor   STRING,
  street   STRING,
  vehicles INT,           -- in a minute
  speed    INT,           -- km/h
  ts       TIMESTAMP(3),
  WATERMARK FOR ts AS ts - INTERVAL '30' SECOND
) WITH (
  'connector' = 'filesystem',
  'path' = 'data/sensors.csv',
  'format' = 'csv',
  'csv.ignore-first-line' = 'true'
);

CREATE TABLE fullest (
  until_time    TIMESTAMP(3),
  place         BIGINT,
  street        STRING,
  vehicles      INT,
  average_speed INT
) WITH (
  'connector' = 'filesystem',
  'path' = 'out/fullest',
  'format' = 'debezium-json'
);

CREATE VIEW streets AS
SELECT window_start, window_end, street, SUM(vehicles) AS vehicles, AVG(speed) AS average_speed
FROM TABLE(HOP(TABLE counts, DESCRIPTOR(ts), INTERVAL '5' MINUTE, INTERVAL '15' MINUTE))
GROUP BY window_start, window_end, street;

INSERT INTO fullest
SELECT window_end, place, street, vehicles, average_speed
FROM (
  SELECT *, ROW_NUMBER() OVER (
    PARTITION BY window_start, window_end ORDER BY vehicles DESC, street) AS place
  FROM streets)
WHERE place <= 3;

SET 'sql-client.execution.result-mode' = 'table';

SELECT street, COUNT(*) AS times_fullest, MAX(vehicles) AS most_vehicles, MIN(average_speed) AS slowest
FROM fullest
WHERE place = 1
GROUP BY street;

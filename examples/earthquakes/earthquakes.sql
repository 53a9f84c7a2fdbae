-- A week of earthquakes: nested JSON, read as a stream with event time; some reports come late.
--
-- Earthquakes are counted in windows of six hours, each written exactly once to files in
-- out/quakes when the watermark has passed its end. Reports that come later are left out and
-- counted in a notice. Then two questions are asked of the files.

SET 'pipeline.name' = 'earthquakes';
SET 'execution.checkpointing.interval' = '1 s';
SET 'table.local-time-zone' = 'UTC';

CREATE TABLE earthquakes (
  id         STRING,
  properties ROW<mag DOUBLE, place STRING, `time` BIGINT, magType STRING, sig INT>,
  geometry   ROW<coordinates ARRAY<DOUBLE>>,  -- longitude, latitude, depth in kilometres
  happened   AS TO_TIMESTAMP_LTZ(properties.`time`, 3),
  WATERMARK FOR happened AS happened - INTERVAL '1' MINUTE
) WITH (
  'connector' = 'filesystem',
  'path' = 'data',  -- its files are read in the order of their names, the late reports last
  'format' = 'json'
);

CREATE TABLE quakes (
  from_time     TIMESTAMP(3),
  quakes        BIGINT,
  strongest     DOUBLE,
  average_depth DOUBLE
) WITH (
  'connector' = 'filesystem',
  'path' = 'out/quakes',
  'format' = 'csv'
);

INSERT INTO quakes
SELECT
  window_start,
  COUNT(*),
  MAX(properties.mag),
  ROUND(AVG(geometry.coordinates[3]), 1)
FROM TABLE(TUMBLE(TABLE earthquakes, DESCRIPTOR(happened), INTERVAL '6' HOUR))
GROUP BY window_start, window_end;

SET 'execution.runtime-mode' = 'batch';

-- How many in a day?
SELECT CAST(from_time AS DATE) AS `day`, SUM(quakes) AS quakes, MAX(strongest) AS strongest
FROM quakes
GROUP BY CAST(from_time AS DATE)
ORDER BY `day`;

-- The strongest ten; no report is late here.
SELECT happened, properties.mag AS magnitude, properties.place AS place, geometry.coordinates[3] AS depth
FROM earthquakes
ORDER BY properties.mag DESC, happened
LIMIT 10;

-- A week of earthquakes: nested JSON, read as a stream with event time.

CREATE TABLE earthquakes (
  id         STRING,
  properties ROW<mag DOUBLE, place STRING, `time` BIGINT, magType STRING, sig INT>,
  geometry   ROW<coordinates ARRAY<DOUBLE>>,  -- longitude, latitude, depth in kilometres
  happened   AS TO_TIMESTAMP_LTZ(properties.`time`, 3),
  WATERMARK FOR happened AS happened - INTERVAL '1' MINUTE
) WITH (
  'connector' = 'filesystem',
  'path' = 'data/earthquakes.ndjson',
  'format' = 'json'
);

SET 'table.local-time-zone' = 'UTC';

-- How many in a day, how strong, how deep?
SELECT
  window_start AS `day`,
  COUNT(*) AS quakes,
  MAX(properties.mag) AS strongest,
  ROUND(AVG(geometry.coordinates[3]), 1) AS average_depth
FROM TABLE(TUMBLE(TABLE earthquakes, DESCRIPTOR(happened), INTERVAL '1' DAY))
GROUP BY window_start, window_end;

-- The strongest ten.
SET 'execution.runtime-mode' = 'batch';

SELECT happened, properties.mag AS magnitude, properties.place AS place, geometry.coordinates[3] AS depth
FROM earthquakes
ORDER BY properties.mag DESC, happened
LIMIT 10;

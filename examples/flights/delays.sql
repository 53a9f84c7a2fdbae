-- How late do planes leave the airports of the USA, hour by hour?
--
-- 20,000 real flights of the year 2001 are read as a stream with event time, counted in hourly
-- windows for each airport of origin, joined with the airports, and written exactly once to files
-- in out/delays. Then a query over these files is printed.

SET 'pipeline.name' = 'flight-delays';
SET 'execution.checkpointing.interval' = '1 s';

CREATE TABLE flights (
  `date`      STRING,
  delay       INT,      -- minutes; below 0: too early
  distance    INT,      -- miles
  origin      STRING,
  destination STRING,
  departure   AS TO_TIMESTAMP(`date`, 'yyyy/MM/dd HH:mm'),
  WATERMARK FOR departure AS departure - INTERVAL '5' MINUTE
) WITH (
  'connector' = 'filesystem',
  'path' = 'data/flights-20k.csv',
  'format' = 'csv',
  'csv.ignore-first-line' = 'true'
);

CREATE TABLE airports (
  iata      STRING,
  name      STRING,
  city      STRING,
  state     STRING,
  country   STRING,
  latitude  DOUBLE,
  longitude DOUBLE
) WITH (
  'connector' = 'filesystem',
  'path' = 'data/airports.csv',
  'format' = 'csv',
  'csv.ignore-first-line' = 'true'
);

CREATE TABLE delays (
  hour_begin    TIMESTAMP(3),
  airport       STRING,
  city          STRING,
  flights       BIGINT,
  average_delay DOUBLE,  -- minutes
  worst_delay   INT,     -- minutes
  late_share    DOUBLE   -- of flights that left more than 15 minutes late
) WITH (
  'connector' = 'filesystem',
  'path' = 'out/delays',
  'format' = 'csv'
);

CREATE VIEW hourly AS
SELECT
  window_start,
  origin,
  COUNT(*) AS flights,
  AVG(CAST(delay AS DOUBLE)) AS average_delay,
  MAX(delay) AS worst_delay,
  AVG(CASE WHEN delay > 15 THEN 1.0E0 ELSE 0.0E0 END) AS late_share
FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departure), INTERVAL '1' HOUR))
GROUP BY window_start, window_end, origin;

INSERT INTO delays
SELECT h.window_start, a.name, a.city, h.flights, h.average_delay, h.worst_delay, h.late_share
FROM hourly AS h
JOIN airports AS a ON h.origin = a.iata;

-- From which cities do planes leave late most often, among those with at least 100 flights?
SET 'execution.runtime-mode' = 'batch';

SELECT
  city,
  SUM(flights) AS flights,
  ROUND(SUM(average_delay * flights) / SUM(flights), 1) AS minutes_late,
  MAX(worst_delay) AS worst,
  ROUND(100 * SUM(late_share * flights) / SUM(flights), 1) AS percent_late
FROM delays
GROUP BY city
HAVING SUM(flights) >= 100
ORDER BY percent_late DESC, city
LIMIT 10;

-- Which payments look like fraud?
--
-- Payments are read as a stream with event time. Each is compared with the ten payments of its
-- card before it; those far above what the card is used to are written exactly once to files in
-- out/unusual.

SET 'pipeline.name' = 'card-fraud';
SET 'execution.checkpointing.interval' = '1 s';

CREATE TABLE payments (
  id      BIGINT,
  card    STRING,
  amount  DECIMAL(10, 2),
  country STRING,
  ts      TIMESTAMP(3),
  WATERMARK FOR ts AS ts
) WITH (
  'connector' = 'filesystem',
  'path' = 'data/payments.csv',
  'format' = 'csv',
  'csv.ignore-first-line' = 'true'
);

CREATE TABLE unusual (
  id      BIGINT,
  card    STRING,
  amount  DECIMAL(10, 2),
  usual   DECIMAL(10, 2),  -- average of up to ten payments before
  country STRING,
  ts      TIMESTAMP(3)
) WITH (
  'connector' = 'filesystem',
  'path' = 'out/unusual',
  'format' = 'csv'
);

CREATE VIEW compared AS
SELECT
  id, card, amount, country, ts,
  COUNT(*) OVER recent - 1 AS payments_before,
  SUM(amount) OVER recent - amount AS paid_before
FROM payments
WINDOW recent AS (PARTITION BY card ORDER BY ts ROWS BETWEEN 10 PRECEDING AND CURRENT ROW);

INSERT INTO unusual
SELECT id, card, amount, CAST(paid_before / payments_before AS DECIMAL(10, 2)), country, ts
FROM compared
WHERE payments_before >= 3 AND amount > 5 * paid_before / payments_before;

SET 'execution.runtime-mode' = 'batch';

SELECT * FROM unusual ORDER BY amount DESC, id;

-- Which payments look like fraud?
--
-- Payments are read as a stream with event time. Who has stolen a card tries it with small amounts
-- and then pays a large one: this pattern is looked for in the payments of each card (out/stolen).
-- A payment is suspicious, too, if it is far above what the card paid before it, or if the country
-- is another one than a short time ago (out/unusual). Files are written exactly once.

SET 'pipeline.name' = 'card-fraud';
SET 'execution.checkpointing.interval' = '1 s';

CREATE TABLE payments (
  id      BIGINT,
  card    STRING,
  amount  DECIMAL(10, 2),
  country STRING,
  ts      TIMESTAMP(3),
  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
) WITH (
  'connector' = 'filesystem',
  'path' = 'data/payments.csv',
  'format' = 'csv',
  'csv.ignore-first-line' = 'true'
);

CREATE TABLE stolen (
  card       STRING,
  first_try  TIMESTAMP(3),
  tries      BIGINT,
  paid_at    TIMESTAMP(3),
  payment    BIGINT,
  amount     DECIMAL(10, 2)
) WITH (
  'connector' = 'filesystem',
  'path' = 'out/stolen',
  'format' = 'csv'
);

CREATE TABLE unusual (
  card           STRING,
  payment        BIGINT,
  ts             TIMESTAMP(3),
  amount         DECIMAL(10, 2),
  average        DECIMAL(10, 2),
  country        STRING,
  country_before STRING
) WITH (
  'connector' = 'filesystem',
  'path' = 'out/unusual',
  'format' = 'csv'
);

EXECUTE STATEMENT SET
BEGIN

INSERT INTO stolen
SELECT card, first_try, tries, paid_at, payment, amount
FROM payments
MATCH_RECOGNIZE (
  PARTITION BY card
  ORDER BY ts
  MEASURES
    FIRST(LOW.ts) AS first_try,
    COUNT(LOW.id) AS tries,
    HIGH.ts AS paid_at,
    HIGH.id AS payment,
    HIGH.amount AS amount
  ONE ROW PER MATCH
  AFTER MATCH SKIP PAST LAST ROW
  PATTERN (LOW{2,} HIGH) WITHIN INTERVAL '10' MINUTE
  DEFINE
    LOW AS LOW.amount < 2,
    HIGH AS HIGH.amount > 500
);

-- Each payment beside the average of up to 20 payments before it and its own, and the one before it.
INSERT INTO unusual
SELECT card, id, ts, amount, CAST(average AS DECIMAL(10, 2)), country, country_before
FROM (
  SELECT
    card, id, ts, amount, country,
    AVG(amount) OVER recent AS average,
    LAG(country) OVER so_far AS country_before,
    LAG(ts) OVER so_far AS ts_before
  FROM payments
  WINDOW
    recent AS (PARTITION BY card ORDER BY ts ROWS BETWEEN 20 PRECEDING AND CURRENT ROW),
    so_far AS (PARTITION BY card ORDER BY ts)
)
WHERE amount > 5 * average
   OR (country <> country_before AND TIMESTAMPDIFF(MINUTE, ts_before, ts) < 120);

END;

SET 'execution.runtime-mode' = 'batch';

SELECT * FROM stolen ORDER BY amount DESC, card;

SELECT * FROM unusual ORDER BY ts, payment;

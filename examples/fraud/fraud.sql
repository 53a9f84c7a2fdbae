-- Which payments look like fraud?
--
-- Payments are read as a stream with event time. Who has stolen a card tries it with small amounts
-- and then pays a large one: this pattern is looked for in the payments of each card. Each match
-- is written exactly once to files in out/stolen.

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

SET 'execution.runtime-mode' = 'batch';

SELECT * FROM stolen ORDER BY amount DESC, card;

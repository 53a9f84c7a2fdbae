-- What every operator of dev/bench operators reads. Each other file here is one
-- query, whose first line names the key of what comes out, if that is updated.
-- Statements of its own come before it; it may be an INSERT.
SET 'parallelism.default' = '2';
SET 'execution.checkpointing.interval' = '10 s';
SET 'execution.checkpointing.mode' = 'EXACTLY_ONCE';
SET 'table.exec.mini-batch.enabled' = 'true';
SET 'table.exec.mini-batch.allow-latency' = '1 s';
SET 'table.exec.mini-batch.size' = '50000';

-- A million rows are a second of event time.
CREATE TABLE numbers (
  id    BIGINT,
  k     BIGINT,
  price BIGINT,
  note  STRING,
  ts    AS TO_TIMESTAMP_LTZ(id / 1000, 3),
  WATERMARK FOR ts AS ts
) WITH (
  'connector' = 'datagen',
  'rows-per-second' = '1000000000',
  'fields.id.kind' = 'sequence',
  'fields.id.start' = '0',
  'fields.id.end' = '1000000000000',
  'fields.k.min' = '0',
  'fields.k.max' = '999999',
  'fields.price.min' = '0',
  'fields.price.max' = '1000',
  'fields.note.length' = '16'
);

CREATE TABLE others WITH ('fields.note.length' = '8') LIKE numbers (OVERWRITING OPTIONS);

-- Each row is a version of its key.
CREATE TABLE versions (PRIMARY KEY (k) NOT ENFORCED) LIKE others;

-- One row a key.
CREATE TABLE items (k BIGINT, price BIGINT) WITH (
  'connector' = 'datagen',
  'rows-per-second' = '1000000000',
  'fields.k.kind' = 'sequence',
  'fields.k.start' = '0',
  'fields.k.end' = '999999'
);

-- A million rows by key, all of them changed again and again.
CREATE VIEW changes AS SELECT k, COUNT(*) AS n, SUM(price) AS total FROM numbers GROUP BY k;
CREATE VIEW other_changes AS SELECT k, COUNT(*) AS n, SUM(price) AS total FROM others GROUP BY k;

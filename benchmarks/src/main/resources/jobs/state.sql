-- Ten million groups of about a hundred bytes each: 1 GB of keyed state, all of it changed again and again.
SET 'parallelism.default' = '2';
SET 'state.backend.type' = 'rocksdb';
SET 'execution.checkpointing.interval' = '10 s';
SET 'execution.checkpointing.mode' = 'EXACTLY_ONCE';
SET 'table.exec.mini-batch.enabled' = 'true';
SET 'table.exec.mini-batch.allow-latency' = '1 s';
SET 'table.exec.mini-batch.size' = '50000';

CREATE TABLE numbers (
  k BIGINT,
  a BIGINT,
  b BIGINT,
  c BIGINT,
  d BIGINT
) WITH (
  'connector' = 'datagen',
  'rows-per-second' = '1000000000',
  'fields.k.min' = '0',
  'fields.k.max' = '9999999'
);

CREATE TABLE sink (
  k BIGINT,
  n BIGINT,
  a BIGINT,
  b BIGINT,
  c BIGINT,
  d BIGINT,
  PRIMARY KEY (k) NOT ENFORCED
) WITH ('connector' = 'blackhole');

INSERT INTO sink
SELECT k, COUNT(*), SUM(a), SUM(b), SUM(c), SUM(d)
FROM numbers
GROUP BY k;

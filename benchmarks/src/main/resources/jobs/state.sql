-- Ten million groups of about a hundred bytes each: 1 GB of keyed state, all of it changed again and again.
SET 'parallelism.default' = '2';
SET 'state.backend.type' = 'rocksdb';
SET 'execution.checkpointing.interval' = '10 s';
SET 'execution.checkpointing.mode' = 'EXACTLY_ONCE';
SET 'table.exec.mini-batch.enabled' = 'true';
SET 'table.exec.mini-batch.allow-latency' = '1 s';
SET 'table.exec.mini-batch.size' = '50000';

CREATE TABLE numbers (
  id BIGINT,
  a  BIGINT
) WITH (
  'connector' = 'datagen',
  'rows-per-second' = '1000000000',
  'fields.id.kind' = 'sequence',
  'fields.id.start' = '0',
  'fields.id.end' = '1000000000000',
  'fields.a.min' = '0',
  'fields.a.max' = '1000000'
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
SELECT MOD(id, 10000000), COUNT(*), SUM(a), SUM(a + 1), SUM(a * 2), SUM(a - 5)
FROM numbers
GROUP BY MOD(id, 10000000);

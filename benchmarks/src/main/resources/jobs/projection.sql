-- Stateless: a filter that keeps nine rows of ten, and a projection.
SET 'parallelism.default' = '2';
SET 'state.backend.type' = 'rocksdb';
SET 'execution.checkpointing.interval' = '10 s';
SET 'execution.checkpointing.mode' = 'EXACTLY_ONCE';
SET 'table.exec.mini-batch.enabled' = 'true';
SET 'table.exec.mini-batch.allow-latency' = '1 s';
SET 'table.exec.mini-batch.size' = '50000';

CREATE TABLE numbers (
  id    BIGINT,
  k     BIGINT,
  price DOUBLE,
  note  STRING
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

CREATE TABLE sink (id BIGINT, twice BIGINT, taxed DOUBLE, note STRING) WITH ('connector' = 'blackhole');

INSERT INTO sink
SELECT id, k * 2, price * 1.2e0, note
FROM numbers
WHERE k >= 100000;

-- A tumbling window by key: ten thousand keys, windows of a second, a million rows each.
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
  'fields.k.max' = '9999',
  'fields.price.min' = '0',
  'fields.price.max' = '1000',
  'fields.note.length' = '16'
);

CREATE TABLE sink (begins TIMESTAMP_LTZ(3), k BIGINT, n BIGINT, total DOUBLE) WITH ('connector' = 'blackhole');

INSERT INTO sink
SELECT window_start, k, COUNT(*), SUM(price)
FROM TABLE(TUMBLE(TABLE numbers, DESCRIPTOR(ts), INTERVAL '1' SECOND))
GROUP BY window_start, window_end, k;

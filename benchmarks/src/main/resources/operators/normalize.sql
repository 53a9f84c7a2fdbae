-- key: k
-- Each row is the newest of its key, as from a topic that is compacted.
CREATE TABLE newest (k BIGINT, price BIGINT, PRIMARY KEY (k) NOT ENFORCED) WITH (
  'connector' = 'datagen-upserts',
  'rows-per-second' = '1000000000',
  'fields.k.min' = '0',
  'fields.k.max' = '999999',
  'fields.price.min' = '0',
  'fields.price.max' = '1000'
);
SELECT k, price FROM newest

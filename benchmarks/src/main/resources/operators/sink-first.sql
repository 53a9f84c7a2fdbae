-- The sink's key is none of the query: the first row of each key stands.
CREATE TABLE kept (k BIGINT, price BIGINT, PRIMARY KEY (k) NOT ENFORCED) WITH ('connector' = 'blackhole');
INSERT INTO kept SELECT k, price FROM numbers ON CONFLICT DO NOTHING

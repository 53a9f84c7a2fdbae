-- The sink's key is none of the query: the rows of each key are kept, the last one stands.
CREATE TABLE kept (half BIGINT, n BIGINT, PRIMARY KEY (half) NOT ENFORCED) WITH ('connector' = 'blackhole');
INSERT INTO kept SELECT k / 2, n FROM changes ON CONFLICT DO DEDUPLICATE

-- Rows that are made up: nothing to install, nothing to download.

CREATE TABLE orders (
  id       BIGINT,
  customer INT,
  price    DECIMAL(10, 2),
  note     STRING
) WITH (
  'connector' = 'datagen',
  'number-of-rows' = '100000',
  'rows-per-second' = '1000000',
  'fields.id.kind' = 'sequence',
  'fields.id.start' = '1',
  'fields.id.end' = '100000',
  'fields.customer.min' = '1',
  'fields.customer.max' = '5',
  'fields.price.min' = '1',
  'fields.price.max' = '100',
  'fields.note.length' = '8',
  'fields.note.null-rate' = '0.5'
);

-- The last word on each customer only.
SET 'execution.runtime-mode' = 'batch';

SELECT customer, COUNT(*) AS orders, SUM(price) AS spent, COUNT(note) AS notes
FROM orders
GROUP BY customer
ORDER BY customer;

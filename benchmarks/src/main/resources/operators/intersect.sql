SELECT k, price / 500 AS half FROM numbers
INTERSECT
SELECT k, price / 500 AS half FROM others

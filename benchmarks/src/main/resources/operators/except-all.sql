-- key: k
-- Rows that one side is ahead by come and go.
SELECT k, COUNT(*) AS n FROM (SELECT k FROM numbers EXCEPT ALL SELECT k FROM others) GROUP BY k

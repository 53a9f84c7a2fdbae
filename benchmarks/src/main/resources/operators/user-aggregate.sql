-- key: k
CREATE FUNCTION weighted AS 'io.millrace.benchmarks.queries.Weighted';
SELECT k, weighted(price, id) AS average FROM numbers GROUP BY k

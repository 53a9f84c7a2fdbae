CREATE FUNCTION up_to AS 'io.millrace.benchmarks.queries.UpTo';
SELECT k, x FROM numbers, LATERAL TABLE(up_to(price / 300)) AS t (x)

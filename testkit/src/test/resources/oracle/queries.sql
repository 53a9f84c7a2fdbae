SELECT id, k, n, b, d, f, flag, ts FROM t
;
SELECT id, n + 1, n - b, n * 2, -n, b + d FROM t
;
SELECT id, n / 3, MOD(n, 3), ABS(n) FROM t
-- duckdb
SELECT id, n // 3, n % 3, ABS(n) FROM t
;
SELECT id, d + d, d - CAST(1.5 AS DECIMAL(4, 1)), d * CAST(2.25 AS DECIMAL(5, 2)) FROM t
;
SELECT id, f + 1, f * n, f - d FROM t
-- duckdb
SELECT id, f + 1, f * n, f - d::DOUBLE FROM t
;
SELECT id FROM t WHERE n > 3 OR f < 0
;
SELECT id FROM t WHERE NOT (n > 3 AND flag)
;
SELECT id FROM t WHERE n IS NULL AND k IS NOT NULL
;
SELECT id FROM t WHERE n BETWEEN -2 AND 4 AND k IN ('a', 'Dd', 'über')
;
SELECT id FROM t WHERE n NOT IN (1, 2, 3)
;
SELECT id FROM t WHERE k LIKE '%b%' OR k LIKE '_'
;
SELECT id, n > 2, n = m, flag AND n > 0, flag OR n > 0, NOT flag FROM (SELECT id, n, flag, MOD(id, 5) AS m FROM t)
;
SELECT id, flag IS TRUE, flag IS NOT FALSE, n IS NULL, n IS DISTINCT FROM 3, k IS NOT DISTINCT FROM 'a' FROM t
;
SELECT id, CASE WHEN n > 5 THEN 'big' WHEN n > 0 THEN 'small' END, CASE n WHEN 1 THEN 10 WHEN 2 THEN 20 ELSE -1 END FROM t
;
SELECT id, COALESCE(n, 0), COALESCE(k, 'none'), NULLIF(n, 3) FROM t
;
SELECT id, UPPER(k), LOWER(k), CHAR_LENGTH(k), k || '-' || k, REVERSE(k) FROM t
;
SELECT id, SUBSTRING(k, 2), SUBSTRING(k, 1, 1), TRIM(k), REPLACE(k, 'b', 'xx'), POSITION('b' IN k) FROM t
;
SELECT id, CAST(n AS STRING), CAST(n AS DOUBLE), CAST(n AS DECIMAL(12, 3)), CAST(b AS STRING) FROM t
-- duckdb
SELECT id, CAST(n AS VARCHAR), CAST(n AS DOUBLE), CAST(n AS DECIMAL(12, 3)), CAST(b AS VARCHAR) FROM t
;
SELECT id, CAST(d AS STRING), CAST(d AS INT), CAST(f AS BIGINT) FROM t
-- duckdb
SELECT id, CAST(d AS VARCHAR), CAST(TRUNC(d) AS INT), CAST(TRUNC(f) AS BIGINT) FROM t
;
SELECT id, TRY_CAST(k AS INT), TRY_CAST(k AS DOUBLE) FROM t
;
SELECT id, FLOOR(f), CEIL(f), ROUND(f), SIGN(f), FLOOR(d), CEIL(d), ROUND(d, 1) FROM t
;
SELECT id, SQRT(ABS(f)), EXP(f), LN(ABS(f) + 1), SIN(f), POWER(f, 2) FROM t
;
SELECT id, GREATEST(n, 3), LEAST(n, 3) FROM t WHERE n IS NOT NULL
;
SELECT id, CAST(ts AS DATE), EXTRACT(HOUR FROM ts), EXTRACT(DAY FROM ts), YEAR(ts), MONTH(ts), DAYOFYEAR(ts), QUARTER(ts) FROM t
;
SELECT id, ts + INTERVAL '90' MINUTE, ts - INTERVAL '1' DAY, ts + INTERVAL '1' MONTH FROM t
;
SELECT id, FLOOR(ts TO HOUR), FLOOR(ts TO DAY) FROM t
-- duckdb
SELECT id, date_trunc('hour', ts), date_trunc('day', ts) FROM t
;
SELECT id, TIMESTAMPDIFF(MINUTE, TIMESTAMP '2024-02-28 00:00:00', ts) FROM t
-- duckdb
SELECT id, date_sub('minute', TIMESTAMP '2024-02-28 00:00:00', ts) FROM t
;
SELECT DISTINCT k, flag FROM t
;
SELECT COUNT(*), COUNT(n), COUNT(k), SUM(n), SUM(b), SUM(d), SUM(f), MIN(n), MAX(b), MIN(d), MAX(f) FROM t
;
-- batch
SELECT COUNT(*), COUNT(n), SUM(n), MIN(k), AVG(f) FROM t WHERE id < 0
;
SELECT k, COUNT(*), COUNT(n), SUM(n), SUM(b), MIN(n), MAX(n), AVG(f) FROM t GROUP BY k
;
SELECT k, AVG(n), AVG(b) FROM t GROUP BY k
-- duckdb
SELECT k, SUM(n) // COUNT(n), SUM(b) // COUNT(b) FROM t GROUP BY k
;
SELECT k, MIN(ts), MAX(ts), MIN(k), MAX(d), MIN(flag) FROM t GROUP BY k
;
SELECT k, flag, SUM(d), SUM(f) FROM t GROUP BY k, flag
;
SELECT MOD(n, 4) AS r, COUNT(*) FROM t GROUP BY MOD(n, 4) HAVING COUNT(*) > 20
;
SELECT k, COUNT(DISTINCT n), SUM(DISTINCT n), COUNT(DISTINCT flag) FROM t GROUP BY k
;
SELECT COUNT(DISTINCT k), COUNT(DISTINCT n), COUNT(DISTINCT f) FROM t
;
SELECT k, COUNT(*) FILTER (WHERE n > 0), SUM(n) FILTER (WHERE flag), COUNT(DISTINCT n) FILTER (WHERE f > 0) FROM t GROUP BY k
;
SELECT c, COUNT(*), MAX(s) FROM (SELECT k, n, COUNT(*) AS c, SUM(id) AS s FROM t GROUP BY k, n) GROUP BY c
;
SELECT k, SUM(c), MAX(c), MIN(c), COUNT(DISTINCT c) FROM (SELECT k, flag, n, COUNT(*) AS c FROM t GROUP BY k, flag, n) GROUP BY k
;
SELECT k, STDDEV_POP(f), STDDEV_SAMP(f), VAR_POP(CAST(n AS DOUBLE)), VAR_SAMP(f) FROM t GROUP BY k
;
SELECT k, PERCENTILE(n, 0.5), PERCENTILE(f, 0.9), PERCENTILE(d, 0) FILTER (WHERE flag) FROM t GROUP BY k
-- duckdb
SELECT k, quantile_cont(CAST(n AS DOUBLE), 0.5), quantile_cont(f, 0.9), CAST(quantile_cont(d, 0) FILTER (WHERE flag) AS DOUBLE) FROM t GROUP BY k
;
SELECT c, PERCENTILE(s, 0.25) FROM (SELECT k, n, COUNT(*) AS c, SUM(id) AS s FROM t GROUP BY k, n) GROUP BY c
-- duckdb
SELECT c, quantile_cont(CAST(s AS DOUBLE), 0.25) FROM (SELECT k, n, COUNT(*) AS c, SUM(id) AS s FROM t GROUP BY k, n) GROUP BY c
;
SELECT k, ARRAY_SORT(ARRAY_AGG(id)), ARRAY_SORT(ARRAY_AGG(DISTINCT n IGNORE NULLS)) FROM t GROUP BY k
-- duckdb
SELECT k, list_sort(list(id))::VARCHAR, list_sort(list(DISTINCT n) FILTER (WHERE n IS NOT NULL))::VARCHAR FROM t GROUP BY k
;
SELECT k, n, SUM(id), GROUPING(k), GROUPING(n) FROM t GROUP BY ROLLUP (k, n)
;
SELECT k, flag, COUNT(*) FROM t GROUP BY CUBE (k, flag)
;
SELECT k, flag, n, COUNT(*) FROM t GROUP BY GROUPING SETS ((k, flag), (n), ())
;
SELECT t.id, u.name FROM t JOIN u ON t.k = u.k
;
SELECT t.id, u.name FROM t JOIN u ON t.k = u.k AND t.n > u.m
;
SELECT t.id, u.name, u.m FROM t JOIN u ON t.k = u.k AND t.n = u.m
;
SELECT t.id, u.name FROM t LEFT JOIN u ON t.k = u.k
;
SELECT t.id, u.name FROM t LEFT JOIN u ON t.k = u.k AND t.n = u.m AND t.flag
;
SELECT t.id, u.name FROM t LEFT JOIN u ON t.k = u.k WHERE u.name IS NULL
;
SELECT t.id, u.name FROM t RIGHT JOIN u ON t.k = u.k AND t.n = u.m
;
SELECT t.id, u.name FROM t FULL JOIN u ON t.k = u.k AND t.n = u.m
;
SELECT a.k, a.c, b.s FROM (SELECT k, COUNT(*) AS c FROM t GROUP BY k) AS a JOIN (SELECT k, SUM(m) AS s FROM u GROUP BY k) AS b ON a.k = b.k
;
SELECT a.k, a.c, b.s FROM (SELECT k, COUNT(*) AS c FROM t GROUP BY k) AS a LEFT JOIN (SELECT k, SUM(m) AS s FROM u GROUP BY k) AS b ON a.k = b.k
;
SELECT a.k, a.c, b.k, b.s FROM (SELECT k, COUNT(*) AS c FROM t GROUP BY k) AS a FULL JOIN (SELECT k, SUM(m) AS s FROM u GROUP BY k) AS b ON a.k = b.k
;
SELECT a.id, b.id FROM t AS a JOIN t AS b ON a.k = b.k AND a.n = b.n AND a.id < b.id
;
SELECT u.name, v.c, COUNT(*) FROM t JOIN u ON t.k = u.k JOIN (SELECT k, COUNT(*) AS c FROM u GROUP BY k) AS v ON v.k = t.k GROUP BY u.name, v.c
;
SELECT id FROM t WHERE k IN (SELECT k FROM u WHERE m > 3)
;
SELECT id FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.k = t.k AND u.m > t.n)
;
SELECT id FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE u.k = t.k AND u.m = t.n)
;
SELECT id FROM t WHERE n NOT IN (SELECT m FROM u WHERE m IS NOT NULL)
;
SELECT id, n FROM t WHERE n > (SELECT MAX(m) FROM u)
;
SELECT k, n FROM t UNION ALL SELECT k, m FROM u
;
SELECT k, n FROM t UNION SELECT k, m FROM u
;
SELECT k FROM t INTERSECT SELECT k FROM u
;
SELECT k, n FROM t INTERSECT ALL SELECT k, m FROM u
;
SELECT k, n FROM t EXCEPT SELECT k, m FROM u
;
SELECT k, m FROM u EXCEPT ALL SELECT k, n FROM t
;
WITH c AS (SELECT k, COUNT(*) AS n FROM t GROUP BY k) SELECT a.k, a.n, b.n FROM c AS a JOIN c AS b ON a.n = b.n
;
-- batch
-- in order
SELECT id, n FROM t WHERE n IS NOT NULL ORDER BY n DESC, id LIMIT 20
;
-- batch
-- in order
SELECT id, f FROM t ORDER BY f DESC NULLS LAST, id OFFSET 10 ROWS FETCH NEXT 15 ROWS ONLY
-- duckdb
SELECT id, f FROM t ORDER BY f DESC NULLS LAST, id LIMIT 15 OFFSET 10
;
-- batch
-- in order
SELECT k, COUNT(*) AS c FROM t GROUP BY k ORDER BY c DESC, k NULLS FIRST
;
SELECT id, n FROM t ORDER BY n DESC NULLS LAST, id LIMIT 20
;
SELECT window_start, window_end, COUNT(*), SUM(n), MAX(f) FROM TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' HOUR) GROUP BY window_start, window_end
-- duckdb
SELECT w, w + INTERVAL 1 HOUR, COUNT(*), SUM(n), MAX(f) FROM (SELECT *, time_bucket(INTERVAL '1 hour', ts, TIMESTAMP '2000-01-01') AS w FROM t) GROUP BY w
;
SELECT window_start, k, COUNT(*), COUNT(DISTINCT n), MIN(d) FROM TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '10' MINUTE) GROUP BY window_start, window_end, k
-- duckdb
SELECT w, k, COUNT(*), COUNT(DISTINCT n), MIN(d) FROM (SELECT *, time_bucket(INTERVAL '10 minutes', ts, TIMESTAMP '2000-01-01') AS w FROM t) GROUP BY w, k
;
SELECT window_start, k, COUNT(*), SUM(f) FROM HOP(TABLE t, DESCRIPTOR(ts), INTERVAL '20' MINUTE, INTERVAL '1' HOUR) GROUP BY window_start, window_end, k
-- duckdb
SELECT w, k, COUNT(*), SUM(f) FROM (SELECT *, UNNEST([x, x - INTERVAL 20 MINUTE, x - INTERVAL 40 MINUTE]) AS w FROM (SELECT *, time_bucket(INTERVAL '20 minutes', ts, TIMESTAMP '2000-01-01') AS x FROM t)) GROUP BY w, k
;
SELECT window_start, window_end, COUNT(*) FROM CUMULATE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' HOUR, INTERVAL '3' HOUR) GROUP BY window_start, window_end
-- duckdb
SELECT w, w + INTERVAL 1 HOUR * e, COUNT(*) FROM (SELECT time_bucket(INTERVAL '3 hours', ts, TIMESTAMP '2000-01-01') AS w, UNNEST(range(1 + CAST(date_sub('hour', time_bucket(INTERVAL '3 hours', ts, TIMESTAMP '2000-01-01'), ts) AS BIGINT), 4)) AS e FROM t) GROUP BY w, e
;
SELECT window_start, window_end, COUNT(*), SUM(n) FROM SESSION(TABLE t, DESCRIPTOR(ts), INTERVAL '8' MINUTE) GROUP BY window_start, window_end
-- duckdb
SELECT MIN(ts), MAX(ts) + INTERVAL 8 MINUTE, COUNT(*), SUM(n) FROM (SELECT *, SUM(new) OVER (ORDER BY ts) AS s FROM (SELECT *, CASE WHEN ts - LAG(ts) OVER (ORDER BY ts) < INTERVAL 8 MINUTE THEN 0 ELSE 1 END AS new FROM t)) GROUP BY s
;
SELECT k, window_start, window_end, COUNT(*), SUM(n) FROM SESSION(TABLE t PARTITION BY k, DESCRIPTOR(ts), INTERVAL '40' MINUTE) GROUP BY k, window_start, window_end
-- duckdb
SELECT k, MIN(ts), MAX(ts) + INTERVAL 40 MINUTE, COUNT(*), SUM(n) FROM (SELECT *, SUM(new) OVER (PARTITION BY k ORDER BY ts) AS s FROM (SELECT *, CASE WHEN ts - LAG(ts) OVER (PARTITION BY k ORDER BY ts) < INTERVAL 40 MINUTE THEN 0 ELSE 1 END AS new FROM t)) GROUP BY k, s
;
SELECT window_start, k, flag, COUNT(*) FROM TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '6' HOUR) GROUP BY window_start, window_end, GROUPING SETS ((k), (flag), ())
-- duckdb
SELECT w, k, flag, COUNT(*) FROM (SELECT *, time_bucket(INTERVAL '6 hours', ts, TIMESTAMP '2000-01-01') AS w FROM t) GROUP BY GROUPING SETS ((w, k), (w, flag), (w))
;
SELECT id, k, n FROM (SELECT id, k, n, ROW_NUMBER() OVER (PARTITION BY k ORDER BY n DESC NULLS LAST, id) AS r FROM t) WHERE r <= 3
;
SELECT id, k, r FROM (SELECT id, k, ROW_NUMBER() OVER (PARTITION BY k ORDER BY f DESC NULLS LAST, id) AS r FROM t) WHERE r <= 5
;
SELECT id, k, r FROM (SELECT id, k, ROW_NUMBER() OVER (PARTITION BY k ORDER BY f NULLS LAST, id DESC) AS r FROM t) WHERE r BETWEEN 2 AND 4
;
SELECT id, k, r FROM (SELECT id, k, RANK() OVER (PARTITION BY k ORDER BY f DESC NULLS LAST) AS r FROM t) WHERE r <= 4
;
SELECT k, n, c, r FROM (SELECT k, n, c, ROW_NUMBER() OVER (PARTITION BY k ORDER BY c DESC, n NULLS LAST) AS r FROM (SELECT k, n, COUNT(*) AS c FROM t GROUP BY k, n)) WHERE r <= 2
;
SELECT k, id FROM (SELECT k, id, ROW_NUMBER() OVER (PARTITION BY k ORDER BY ts) AS r FROM t) WHERE r = 1
;
SELECT k, id FROM (SELECT k, id, ROW_NUMBER() OVER (PARTITION BY k ORDER BY ts DESC) AS r FROM t) WHERE r = 1
;
SELECT window_start, k, c FROM (SELECT window_start, window_end, k, c, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY c DESC, k NULLS LAST) AS r FROM (SELECT window_start, window_end, k, COUNT(*) AS c FROM TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '2' HOUR) GROUP BY window_start, window_end, k)) WHERE r <= 2
-- duckdb
SELECT w, k, c FROM (SELECT w, k, c, ROW_NUMBER() OVER (PARTITION BY w ORDER BY c DESC, k NULLS LAST) AS r FROM (SELECT w, k, COUNT(*) AS c FROM (SELECT *, time_bucket(INTERVAL '2 hours', ts, TIMESTAMP '2000-01-01') AS w FROM t) GROUP BY w, k)) WHERE r <= 2
;
SELECT id, COUNT(*) OVER (PARTITION BY k ORDER BY ts), SUM(n) OVER (PARTITION BY k ORDER BY ts), MAX(f) OVER (PARTITION BY k ORDER BY ts) FROM t
;
SELECT id, SUM(n) OVER w, AVG(f) OVER w, COUNT(n) OVER w, MIN(b) OVER w FROM t WINDOW w AS (PARTITION BY k ORDER BY ts ROWS BETWEEN 3 PRECEDING AND CURRENT ROW)
;
SELECT id, SUM(n) OVER w, COUNT(*) OVER w, MAX(d) OVER w FROM t WINDOW w AS (PARTITION BY k ORDER BY ts RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND CURRENT ROW)
;
SELECT id, SUM(n) OVER (ORDER BY ts ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM t
;
-- soon
SELECT id, LAG(n) OVER (PARTITION BY k ORDER BY ts), LAG(n, 2, -99) OVER (PARTITION BY k ORDER BY ts) FROM t
;
SELECT id, FIRST_VALUE(n) OVER w, LAST_VALUE(n) OVER w FROM t WHERE n IS NOT NULL WINDOW w AS (PARTITION BY k ORDER BY ts ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)
;
SELECT id, ROW_NUMBER() OVER (PARTITION BY k ORDER BY ts) FROM t
;
SELECT a.id, b.id FROM t AS a JOIN t AS b ON a.k = b.k AND b.ts BETWEEN a.ts - INTERVAL '30' MINUTE AND a.ts
;
SELECT a.id, b.id FROM t AS a LEFT JOIN t AS b ON a.n = b.n AND a.flag AND b.ts > a.ts AND b.ts < a.ts + INTERVAL '20' MINUTE
;
SELECT l.k, l.c, r.c FROM (SELECT window_start, window_end, k, COUNT(*) AS c FROM TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '3' HOUR) WHERE flag GROUP BY window_start, window_end, k) AS l FULL JOIN (SELECT window_start, window_end, k, COUNT(*) AS c FROM TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '3' HOUR) WHERE n > 2 GROUP BY window_start, window_end, k) AS r ON l.window_start = r.window_start AND l.window_end = r.window_end AND l.k = r.k
-- duckdb
SELECT l.k, l.c, r.c FROM (SELECT time_bucket(INTERVAL '3 hours', ts, TIMESTAMP '2000-01-01') AS w, k, COUNT(*) AS c FROM t WHERE flag GROUP BY w, k) AS l FULL JOIN (SELECT time_bucket(INTERVAL '3 hours', ts, TIMESTAMP '2000-01-01') AS w, k, COUNT(*) AS c FROM t WHERE n > 2 GROUP BY w, k) AS r ON l.w = r.w AND l.k = r.k
;

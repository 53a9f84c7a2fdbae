-- key: k
SELECT /*+ MULTI_JOIN(a, b, c) */ a.k, a.n, b.top, c.total
FROM changes AS a JOIN (SELECT k, MAX(price) AS top FROM numbers GROUP BY k) AS b ON a.k = b.k
LEFT JOIN other_changes AS c ON c.k = a.k

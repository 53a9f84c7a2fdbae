-- key: k
SELECT /*+ MULTI_JOIN(a, b, c) */ a.k, a.n, b.price, c.total
FROM changes AS a JOIN items AS b ON a.k = b.k LEFT JOIN other_changes AS c ON c.k = a.k

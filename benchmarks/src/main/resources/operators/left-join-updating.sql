-- key: k
SELECT a.k, a.n, b.total FROM changes AS a LEFT JOIN other_changes AS b ON a.k = b.k

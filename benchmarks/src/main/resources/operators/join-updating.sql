-- key: k
SELECT a.k, a.n, b.total FROM changes AS a JOIN other_changes AS b ON a.k = b.k

SELECT a.k, a.price, b.price AS other FROM numbers AS a JOIN items AS b ON a.k = b.k

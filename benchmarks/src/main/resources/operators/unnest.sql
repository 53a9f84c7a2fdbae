SELECT k, x FROM numbers CROSS JOIN UNNEST(ARRAY[k, price, id]) AS t (x)

SELECT k, price FROM numbers ORDER BY ts, price

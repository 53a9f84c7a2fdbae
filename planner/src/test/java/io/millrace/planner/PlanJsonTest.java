package io.millrace.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.planner.json.PlanJson;
import io.millrace.planner.plan.PhysicalPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "VALUES (1, 'a', X'00ff', DATE '2020-02-29', INTERVAL '1' HOUR), (2, NULL, NULL, NULL,"
            + " NULL)",
        "SELECT address.zip, tags[1], CAST(ts AS TIMESTAMP_LTZ(3)), ROW(1, 'x') FROM orders LIMIT"
            + " 3",
        "SELECT o.id, c.city FROM orders o LEFT JOIN customers c ON o.customer = c.name AND qty >"
            + " 3",
        "SELECT /*+ MULTI_JOIN(a, b, c) */ a.n, b.n FROM appended a JOIN appended b ON a.k = b.k"
            + " LEFT JOIN customers c ON c.name = b.k AND c.city > a.k",
        "SELECT k, COUNT(DISTINCT n) FROM appended GROUP BY ROLLUP(k)",
        "SELECT k, COUNT(*) AS c FROM appended GROUP BY k ORDER BY c DESC LIMIT 3",
        "SELECT k, n FROM appended ORDER BY n LIMIT 3",
        "INSERT INTO keyed SELECT city, 1 FROM customers ON CONFLICT DO DEDUPLICATE",
        "SELECT window_start, COUNT(DISTINCT customer) FROM TABLE(HOP(TABLE orders, DESCRIPTOR(ts),"
            + " INTERVAL '5' MINUTE, INTERVAL '1' HOUR)) GROUP BY window_start, window_end",
        "SELECT id, t FROM orders CROSS JOIN UNNEST(tags) AS u(t) UNION ALL SELECT 1, 'x'",
        "SELECT * FROM orders MATCH_RECOGNIZE (PARTITION BY customer ORDER BY ts, id DESC MEASURES"
            + " FIRST(A.id, 1) AS a, SUM(B.qty * 2) AS s AFTER MATCH SKIP TO LAST B PATTERN (A{2,}"
            + " B*? C) WITHIN INTERVAL '1' HOUR DEFINE A AS COUNT(A.id) < 5, B AS B.qty > A.qty)"
      })
  void aPlanComesBackAsItWas(String sql) {
    PhysicalPlan plan = new PlannerFixture().plan(sql);
    assertEquals(plan, PlanJson.read(PlanJson.write(plan)));
  }

  @Test
  void somethingElseIsNoPlan() {
    assertThrows(IllegalArgumentException.class, () -> PlanJson.read("{\"nodes\": 3}"));
    assertThrows(IllegalArgumentException.class, () -> PlanJson.read("{"));
  }
}

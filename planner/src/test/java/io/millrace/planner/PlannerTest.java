package io.millrace.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.type.Types;
import io.millrace.planner.convert.TypeProbe.Prepared;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.explain.Advice;
import io.millrace.planner.explain.Explain;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.sql.ScriptParser;
import io.millrace.sql.ast.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private final PlannerFixture fixture = new PlannerFixture();

  private static Query query(String sql) {
    return (Query) ScriptParser.parse("test.sql", sql).statements().get(0);
  }

  @Test
  void aConstantQueryNeedsNoTable() {
    PhysicalPlan plan = fixture.plan("SELECT 1 AS x");
    assertInstanceOf(PlanNode.Values.class, plan.node(0));
    assertInstanceOf(PlanNode.Result.class, plan.outputs().get(0));
    assertEquals("x", plan.outputs().get(0).header().schema().get(0).name());
    assertTrue(plan.bounded());
  }

  @Test
  void matchesThatNothingEndsAreWarnedOf() {
    String sql =
        "SELECT * FROM orders MATCH_RECOGNIZE (PARTITION BY customer ORDER BY ts MEASURES A.id AS a"
            + " PATTERN (A B) %s DEFINE A AS qty > 3)";
    List<String> endless = Advice.unboundedState(fixture.plan(sql.formatted("")));
    assertTrue(endless.get(0).contains("MatchRecognize by (customer)"), endless::toString);
    String within = sql.formatted("WITHIN INTERVAL '1' HOUR");
    assertEquals(List.of(), Advice.unboundedState(fixture.plan(within)));
  }

  @Test
  void rankedRowsThatNothingForgetsAreWarnedOf() {
    String ranked =
        "SELECT id FROM (SELECT *, %s OVER (%s ORDER BY %s) AS r FROM orders) WHERE r <= 3";
    for (String query :
        List.of(
            ranked.formatted("ROW_NUMBER()", "PARTITION BY customer", "qty"),
            ranked.formatted("RANK()", "", "qty"),
            ranked.replace("<= 3", "= 1").formatted("ROW_NUMBER()", "PARTITION BY id", "ts"),
            "SELECT customer, COUNT(*) AS c FROM orders GROUP BY customer ORDER BY c LIMIT 3")) {
      assertEquals(1, warnings(query, query.contains("= 1") ? "Deduplicate" : "TopN"), query);
    }
    // Three rows, whatever comes.
    String few = ranked.formatted("ROW_NUMBER()", "", "qty");
    assertEquals(List.of(), Advice.unboundedState(fixture.plan(few)));
  }

  @Test
  void overThatNothingBoundsIsWarnedOf() {
    String over = "SELECT SUM(qty) OVER (%s ORDER BY ts) AS s FROM orders";
    assertEquals(1, warnings(over.formatted("PARTITION BY customer"), "OverAggregate"));
    assertEquals(0, warnings(over.formatted(""), "OverAggregate"));
    String revised =
        "SELECT SUM(c) OVER (ORDER BY c) AS s FROM (SELECT COUNT(*) AS c FROM orders GROUP BY id)";
    assertEquals(1, warnings(revised, "OverAggregate"));
  }

  private long warnings(String query, String operator) {
    return Advice.unboundedState(fixture.plan(query)).stream()
        .filter(warning -> warning.contains(operator))
        .count();
  }

  @Test
  void hintsWithoutEffectAreTold() {
    PhysicalPlan plan =
        fixture.plan(
            "SELECT /*+ BROADCAST(c), SHUFFLE_HASH(o, c) */ o.id FROM orders o JOIN customers c ON"
                + " o.customer = c.name");
    assertEquals(
        List.of(
            "the hint BROADCAST is for joins of Flink's batch mode: it has no effect",
            "the hint SHUFFLE_HASH is for joins of Flink's batch mode: it has no effect"),
        plan.notices());
    assertTrue(Advice.notices(plan).containsAll(plan.notices()));
  }

  @Test
  void aHintThatMergesNoJoinSaysWhy() {
    String select = "SELECT /*+ MULTI_JOIN(a, b, c)%s */ a.id FROM orders a JOIN orders b ON a.id";
    String plain = String.format(select, "");
    String customer = "JOIN customers c ON c.name = a.customer";
    assertUnmerged(
        String.format(select, ", STATE_TTL('c' = '1 d')") + " = b.id LEFT " + customer,
        "LEFT Join on customer = name: whether a row of the left side has found none");
    assertUnmerged(plain + " = b.id FULL " + customer, ": only INNER and LEFT joins are merged");
    assertUnmerged(plain + " < b.id " + customer, ": it goes by no key");
    assertUnmerged(
        plain + " IS NOT DISTINCT FROM b.id " + customer, ": IS NOT DISTINCT FROM is no key");
    assertUnmerged(
        plain + " = b.id " + customer,
        "on id = id: no join beside it goes by the same key",
        "on customer = name: no join beside it goes by the same key");
    String byCustomer = " = b.id AND a.customer = b.customer " + customer;
    assertUnmerged(plain + byCustomer);
    assertUnmerged((plain + byCustomer).replace("MULTI_JOIN(a, b, c)", "STATE_TTL('c' = '1 d')"));
  }

  private void assertUnmerged(String query, String... reasons) {
    List<String> notices = fixture.plan(query).notices();
    assertEquals(reasons.length, notices.size(), notices.toString());
    for (String reason : reasons) {
      assertTrue(
          notices.stream()
              .anyMatch(
                  n -> n.startsWith("the hint MULTI_JOIN has no effect on ") && n.contains(reason)),
          notices.toString());
    }
  }

  @Test
  void nodesStandBehindTheirInputs() {
    PhysicalPlan plan =
        fixture.plan("SELECT o.id FROM orders o JOIN customers c ON o.customer = c.name");
    for (int i = 0; i < plan.nodes().size(); i++) {
      assertEquals(i, plan.node(i).header().id());
      for (int input : plan.node(i).header().inputs()) {
        assertTrue(input < i);
      }
    }
  }

  @Test
  void anErrorStandsAtItsPlaceInTheFile() {
    PlanException e =
        assertThrows(PlanException.class, () -> fixture.plan("SELECT name,\n  cty FROM customers"));
    assertEquals("2:3", e.position().orElseThrow().toString());
    assertEquals(
        "jobs/a.sql:2:3", e.toMillraceException("jobs/a.sql").position().orElseThrow().toString());
  }

  @Test
  void aPreparedQueryTellsItsColumnsAndParameters() {
    Prepared prepared =
        fixture
            .planner()
            .prepare(query("SELECT id, qty + ? AS q FROM orders WHERE customer = ? AND qty > ?"));
    assertEquals(List.of("id", "q"), prepared.columns().stream().map(f -> f.name()).toList());
    assertEquals(
        List.of(Types.INT, Types.STRING, Types.INT),
        prepared.parameters().stream().map(t -> t.withNullable(true)).toList());
  }

  @Test
  void parametersBecomeLiterals() {
    String sql = "SELECT id FROM orders WHERE customer = ? AND qty > ? AND amount < ? AND ts > ?";
    PhysicalPlan plan =
        fixture
            .planner()
            .plan(
                query(sql),
                List.of(
                    "o'x",
                    3,
                    new BigDecimal("1.50"),
                    LocalDateTime.of(2020, 1, 2, 3, 4, 5, 6000000)));
    String text = Explain.text(plan);
    assertTrue(text.contains("customer = 'o''x'"), text);
    assertTrue(text.contains("qty > 3"), text);
    assertTrue(text.contains("amount < 1.50"), text);
    assertTrue(text.contains("'2020-01-02 03:04:05.006"), text);
  }

  @Test
  void parametersMayBeNullOrOfAnyType() {
    PhysicalPlan plan =
        fixture
            .planner()
            .plan(
                query(
                    "SELECT id FROM orders WHERE customer = ? OR qty = ? OR (qty > 1) = ? OR DATE"
                        + " '2020-01-01' = ?"),
                Arrays.asList(null, 1.5, true, LocalDate.of(2020, 2, 29)));
    assertTrue(Explain.text(plan).contains("DATE '2020-02-29'"));
  }

  @Test
  void aMissingParameterIsSaid() {
    PlanException e =
        assertThrows(
            PlanException.class,
            () -> fixture.planner().plan(query("SELECT ? FROM orders"), List.of()));
    assertEquals("the query has 1 parameters, 0 values were given", e.getMessage());
  }
}

package io.millrace.planner.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.millrace.planner.PlannerFixture;
import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.config.PlannerSettings.AggregatePhase;
import io.millrace.planner.config.PlannerSettings.Aggregation;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.Scan;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
  private static final String COUNTS = "SELECT customer, COUNT(*) FROM orders GROUP BY customer";

  private static PhysicalPlan plan(String sql) {
    return new PlannerFixture().plan(sql);
  }

  private static <N extends PlanNode> List<String> identities(PhysicalPlan plan, Class<N> kind) {
    return plan.nodes().stream()
        .filter(kind::isInstance)
        .filter(n -> !(n instanceof GroupAggregate g) || g.phase() != Phase.LOCAL)
        .map(n -> n.header().identity())
        .toList();
  }

  private static String group(String sql) {
    return identities(plan(sql), GroupAggregate.class).get(0);
  }

  @Test
  void theSameQueryHasTheSameIdentities() {
    assertEquals(plan(COUNTS), plan(COUNTS));
  }

  @Test
  void whatIsDoneWithTheResultDoesNotMatter() {
    assertEquals(
        group(COUNTS),
        group("SELECT n + 1 FROM (SELECT customer, COUNT(*) AS n FROM orders GROUP BY customer)"));
    assertEquals(group(COUNTS), group("INSERT INTO keyed " + COUNTS));
  }

  @Test
  void columnsThatNobodyReadsDoNotMatter() {
    assertEquals(
        group(COUNTS),
        group(
            "SELECT customer, n FROM (SELECT customer, COUNT(*) AS n, MAX(qty) AS m FROM orders"
                + " GROUP BY customer)"));
    assertEquals(
        identities(plan("SELECT id FROM orders"), Scan.class),
        identities(plan("SELECT qty FROM orders"), Scan.class));
  }

  @Test
  void howItIsCarriedOutDoesNotMatter() {
    PlannerFixture parallel = new PlannerFixture();
    parallel.settings =
        PlannerSettings.DEFAULT
            .withParallelism(4)
            .withAggregation(new Aggregation(true, AggregatePhase.TWO_PHASE, 0));
    assertEquals(
        identities(plan(COUNTS), GroupAggregate.class),
        identities(parallel.plan(COUNTS), GroupAggregate.class));
  }

  @Test
  void widerTypesDoNotMatter() {
    assertEquals(wide("DECIMAL(10, 2)"), wide("DECIMAL(20, 2)"));
    assertEquals(wide("VARCHAR(3)"), wide("STRING"));
  }

  private static String wide(String type) {
    return group(
        "CREATE TABLE t (k "
            + type
            + ", v INT) WITH ('connector' = 'append');"
            + "SELECT k, COUNT(*) FROM t GROUP BY k");
  }

  @Test
  void filtersKeysCallsAndTablesMatter() {
    assertNotEquals(
        group(COUNTS),
        group("SELECT customer, COUNT(*) FROM orders WHERE qty > 1 GROUP BY customer"));
    assertNotEquals(
        group("SELECT customer, COUNT(*) FROM orders WHERE qty > 1 GROUP BY customer"),
        group("SELECT customer, COUNT(*) FROM orders WHERE qty > 2 GROUP BY customer"));
    assertNotEquals(group(COUNTS), group("SELECT qty, COUNT(*) FROM orders GROUP BY qty"));
    assertNotEquals(
        group(COUNTS), group("SELECT customer, MAX(qty) FROM orders GROUP BY customer"));
    assertNotEquals(group(COUNTS), group("SELECT name, COUNT(*) FROM customers GROUP BY name"));
  }

  @Test
  void theSidesOfAJoinMatter() {
    String join = "SELECT o.id FROM orders o JOIN customers c ON o.customer = c.name";
    assertEquals(
        identities(plan(join), Join.class), identities(plan(join + " WHERE 1 = 1"), Join.class));
    assertNotEquals(
        identities(plan(join), Join.class),
        identities(
            plan("SELECT o.id FROM orders o LEFT JOIN customers c ON o.customer = c.name"),
            Join.class));
  }

  @Test
  void equalOperatorsAreNumbered() {
    PhysicalPlan plan =
        plan(
            "EXECUTE STATEMENT SET BEGIN INSERT INTO appended SELECT customer, id FROM orders;"
                + " INSERT INTO appended SELECT customer, id FROM orders; END");
    List<String> sinks = identities(plan, PlanNode.Sink.class);
    assertEquals(sinks.get(0) + "-2", sinks.get(1));
  }

  private static <N extends PlanNode> void differ(Class<N> kind, String one, String other) {
    assertEquals(identities(plan(one), kind), identities(plan(one), kind));
    assertNotEquals(identities(plan(one), kind), identities(plan(other), kind));
  }

  /** State tells its columns apart by their places. */
  @Test
  void theOrderOfWhatIsKeptMatters() {
    differ(
        GroupAggregate.class,
        "SELECT customer, MAX(qty), MAX(id) FROM orders GROUP BY customer",
        "SELECT customer, MAX(id), MAX(qty) FROM orders GROUP BY customer");
    differ(
        Join.class,
        "SELECT o.id FROM orders o JOIN orders p ON o.customer = p.customer",
        "SELECT o.qty FROM orders o JOIN orders p ON o.customer = p.customer");
    differ(
        Join.class,
        "SELECT o.id FROM orders o JOIN orders p ON o.id = p.id AND o.qty = p.qty",
        "SELECT o.id FROM orders o JOIN orders p ON o.qty = p.qty AND o.id = p.id");
  }

  /** What a sink has prepared is committed after an edit, too. */
  @Test
  void whatIsWrittenDoesNotMatterToASink() {
    assertEquals(
        identities(
            plan("INSERT INTO appended SELECT customer, id FROM orders"), PlanNode.Sink.class),
        identities(
            plan("INSERT INTO appended SELECT customer, id + 1 FROM orders WHERE id > 3"),
            PlanNode.Sink.class));
  }
}

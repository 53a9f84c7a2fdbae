package io.millrace.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private final PlannerFixture fixture = new PlannerFixture();

  @Test
  void aConstantQueryNeedsNoTable() {
    PhysicalPlan plan = fixture.plan("SELECT 1 AS x");
    assertInstanceOf(PlanNode.Values.class, plan.node(0));
    assertInstanceOf(PlanNode.Result.class, plan.outputs().get(0));
    assertEquals("x", plan.outputs().get(0).header().schema().get(0).name());
  }

  @Test
  void anErrorStandsAtItsPlaceInTheFile() {
    PlanException e =
        assertThrows(PlanException.class, () -> fixture.plan("SELECT name,\n  cty FROM customers"));
    assertEquals(2, e.position().orElseThrow().line());
    assertEquals(3, e.position().orElseThrow().column());
  }
}

package io.millrace.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.testkit.simulation.Simulation.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A few seeds of every scenario. System properties {@code millrace.simulation.first}, {@code .last}
 * and {@code .scenario} choose others; {@code dev/simulate} sets them.
 */
class SimulationTest {
  private static final long FIRST = Long.getLong("millrace.simulation.first", 0);
  private static final long LAST = Long.getLong("millrace.simulation.last", 3);
  private static final String SCENARIO = System.getProperty("millrace.simulation.scenario");

  private static List<Scenario> scenarios() {
    Map<String, Scenario> all = Scenarios.all();
    if (SCENARIO == null) {
      return List.copyOf(all.values());
    }
    assertTrue(all.containsKey(SCENARIO), "no scenario '" + SCENARIO + "' among " + all.keySet());
    return List.of(all.get(SCENARIO));
  }

  @Test
  void faultsLeaveNoTrace() {
    for (Scenario scenario : scenarios()) {
      int crashes = 0;
      long restarts = 0;
      long checkpoints = 0;
      for (long seed = FIRST; seed <= LAST; seed++) {
        Outcome outcome = Simulation.run(scenario, seed);
        crashes += outcome.crashes();
        restarts += outcome.restarts();
        checkpoints += outcome.checkpoints();
      }
      System.out.printf(
          "%s: seeds %d to %d: %d crashes, %d restarts, %d checkpoints%n",
          scenario.name(), FIRST, LAST, crashes, restarts, checkpoints);
    }
  }

  @Test
  void aSeedTakesTheSameWayTwice() {
    for (Scenario scenario : scenarios()) {
      assertEquals(
          Simulation.run(scenario, FIRST), Simulation.run(scenario, FIRST), scenario.name());
    }
  }
}

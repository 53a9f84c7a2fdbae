package io.millrace.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.testkit.simulation.Simulation.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A few seeds, which draw their scenario. System properties {@code millrace.simulation.first},
 * {@code .last} and {@code .scenario} choose others; {@code dev/simulate} sets them.
 */
class SimulationTest {
  private static final Map<String, Scenario> SCENARIOS = Scenarios.all();
  private static final long FIRST = Long.getLong("millrace.simulation.first", 0);
  private static final long LAST =
      Long.getLong("millrace.simulation.last", 3L * SCENARIOS.size() - 1);
  private static final String SCENARIO = System.getProperty("millrace.simulation.scenario", "");

  private static Scenario scenario(long seed) {
    if (!SCENARIO.isEmpty()) {
      assertTrue(
          SCENARIOS.containsKey(SCENARIO),
          "there is no scenario '" + SCENARIO + "', only " + SCENARIOS.keySet());
      return SCENARIOS.get(SCENARIO);
    }
    List<Scenario> all = List.copyOf(SCENARIOS.values());
    return all.get((int) Math.floorMod(seed, (long) all.size()));
  }

  @Test
  void faultsLeaveNoTrace() {
    int crashes = 0;
    long restarts = 0;
    long checkpoints = 0;
    for (long seed = FIRST; seed <= LAST; seed++) {
      Outcome outcome = Simulation.run(scenario(seed), seed);
      crashes += outcome.crashes();
      restarts += outcome.restarts();
      checkpoints += outcome.checkpoints();
    }
    System.out.printf(
        "seeds %d to %d: %d crashes, %d restarts, %d checkpoints%n",
        FIRST, LAST, crashes, restarts, checkpoints);
    assertTrue(LAST - FIRST < 10 || crashes > 0 && restarts > 0 && checkpoints > 0, "no storm");
  }

  @Test
  void aSeedTakesTheSameWayTwice() {
    for (long seed = 0; seed < SCENARIOS.size(); seed++) {
      Scenario scenario = scenario(seed);
      assertEquals(Simulation.run(scenario, seed), Simulation.run(scenario, seed), "seed " + seed);
    }
  }
}

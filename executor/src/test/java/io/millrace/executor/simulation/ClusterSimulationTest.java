package io.millrace.executor.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.executor.simulation.ClusterSimulation.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterSimulationTest {
  private static final int SEEDS = Integer.getInteger("millrace.seeds", 10);
  private static final int FIRST = Integer.getInteger("millrace.firstSeed", 0);

  @Test
  void faultsLeaveNoTrace() {
    int crashes = 0;
    int restarts = 0;
    long checkpoints = 0;
    int stopped = 0;
    for (Scenario scenario : Scenarios.all()) {
      List<String> expected = ClusterSimulation.calm(scenario);
      for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
        Outcome outcome = ClusterSimulation.run(seed, scenario);
        assertEquals(
            "",
            difference(expected, outcome.folded()),
            "scenario '" + scenario.name() + "', seed " + seed);
        crashes += outcome.crashes();
        restarts += outcome.restarts();
        checkpoints += outcome.checkpoints();
        stopped += outcome.stopped();
      }
    }
    assertTrue(crashes > 0 && restarts > 0 && checkpoints > 0, "there was no storm");
    assertTrue(stopped > 0, "no job was stopped");
  }

  /** Barriers wake all tasks from time to time: without them each must wake of itself. */
  @Test
  void nothingStandsStillWithoutCheckpoints() {
    for (Scenario scenario : Scenarios.all()) {
      int seeds = scenario.name().equals("pauses") ? 10 * SEEDS : SEEDS;
      List<String> expected = ClusterSimulation.calm(scenario);
      for (int i = 1; i < seeds; i++) {
        List<String> rows = ClusterSimulation.calm(FIRST + i, scenario);
        String run = "scenario '" + scenario.name() + "', seed " + (FIRST + i);
        assertEquals("", difference(expected, rows), run);
      }
    }
  }

  @Test
  void withoutAlignmentRowsMayRepeatButNoneIsLost() {
    Scenario pass = Scenarios.all().get(0);
    List<String> expected = ClusterSimulation.calm(pass);
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      List<String> missing = new ArrayList<>(expected);
      ClusterSimulation.run(seed, pass, false).folded().forEach(missing::remove);
      assertEquals(List.of(), missing, "seed " + seed);
    }
  }

  /** What is missing and what is too much. */
  private static String difference(List<String> expected, List<String> actual) {
    List<String> missing = new ArrayList<>(expected);
    actual.forEach(missing::remove);
    List<String> surplus = new ArrayList<>(actual);
    expected.forEach(surplus::remove);
    return missing.isEmpty() && surplus.isEmpty()
        ? ""
        : "missing " + missing + ", surplus " + surplus;
  }

  @Test
  void aSeedTakesTheSameWayTwice() {
    for (Scenario scenario : Scenarios.all()) {
      assertEquals(ClusterSimulation.run(3, scenario), ClusterSimulation.run(3, scenario));
    }
  }
}

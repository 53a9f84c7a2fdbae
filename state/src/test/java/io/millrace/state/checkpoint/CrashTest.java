package io.millrace.state.checkpoint;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CrashTest {
  /** Fails each file call of a few checkpoints in turn, then crashes, and looks what is left. */
  @Test
  void afterACrashAtAnyStepTheLastCompletedStateIsThere() throws IOException {
    for (int seed = 0; seed < 8; seed++) {
      Scenario dry = new Scenario(seed);
      long before = dry.world.files().calls();
      dry.run(3);
      long calls = dry.world.files().calls() - before;
      for (int call = 1; call <= calls; call++) {
        crashAt(seed, call);
      }
    }
  }

  private static void crashAt(int seed, int call) throws IOException {
    try {
      Scenario scenario = new Scenario(seed);
      scenario.world.files().failCall(call);
      try {
        scenario.run(3);
      } catch (IOException e) {
        // As wanted.
      }
      scenario.crashAndCheck();
      scenario.run(2);
      scenario.crashAndCheck();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ", call " + call + ": " + e.getMessage(), e);
    }
  }

  /** The same with failures that the process outlives. */
  @Test
  void afterAFailureAtAnyStepTheJobGoesOn() throws IOException {
    for (int call = 1; call < 40; call++) {
      Scenario scenario = new Scenario(99);
      scenario.world.files().failCall(call);
      for (int i = 0; i < 4; i++) {
        try {
          scenario.run(1);
        } catch (IOException e) {
          // The checkpoint failed; its changes are part of the next.
        }
      }
      scenario.world.files().calm();
      scenario.run(1);
      scenario.crashAndCheck();
    }
  }

  @Test
  void aFullDiskFailsACheckpointAndNoMore() throws IOException {
    Scenario scenario = new Scenario(3);
    scenario.run(2);
    long used = 0;
    for (String path : scenario.world.files().paths()) {
      used += scenario.world.files().bytes(path).length;
    }
    scenario.world.files().capacity(used + 100);
    assertThrows(IOException.class, scenario::checkpoint);
    scenario.world.files().calm();
    scenario.checkpoint();
    scenario.crashAndCheck();
  }
}

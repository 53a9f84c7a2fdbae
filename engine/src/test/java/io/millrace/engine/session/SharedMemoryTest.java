package io.millrace.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.engine.config.Configuration;
import io.millrace.engine.config.Configuration.Origin;
import io.millrace.executor.coordinator.StateMemory;
import org.junit.jupiter.api.Test;

class SharedMemoryTest {

  private static Configuration memory(String size) {
    Configuration configuration = new Configuration();
    configuration.set("millrace.memory", size, Origin.SESSION);
    return configuration;
  }

  @Test
  void jobsOfAllSessionsHaveOneBudget() {
    SharedMemory shared = new SharedMemory();
    SimulatedPlatform platform = new SimulatedPlatform(1);
    Memory one = new Memory(shared, platform.files(), "/one", null);
    Memory other = new Memory(shared, platform.files(), "/other", null);
    StateMemory first = one.of(memory("100 mb").snapshot(), null);
    StateMemory second = other.of(memory("40 mb").snapshot(), "/job");
    assertSame(first.memory(), second.memory());
    long thirty = 30L << 20;
    assertEquals(thirty, first.memory().join().limitBytes(0));
    assertEquals("/one/scratch-1/runs", first.scratchFolder());
    assertEquals("/job/scratch-1/runs", second.scratchFolder());
  }
}

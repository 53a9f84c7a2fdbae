package io.millrace.state.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MemorySharesTest {
  @Test
  void oneMayTakeWhatOthersDoNotNeed() {
    MemoryShares memory = new MemoryShares(100);
    MemoryShares.Share idle = memory.join();
    MemoryShares.Share busy = memory.join();
    assertEquals(100, idle.limitBytes(0));
    assertEquals(100, busy.limitBytes(60));
    busy.limitBytes(90);
    assertEquals(10, idle.limitBytes(0));
  }

  @Test
  void whatDoesNotFitIsDealtOutInEqualParts() {
    MemoryShares memory = new MemoryShares(90);
    MemoryShares.Share first = memory.join();
    MemoryShares.Share second = memory.join();
    MemoryShares.Share small = memory.join();
    first.limitBytes(80);
    small.limitBytes(10);
    assertEquals(40, second.limitBytes(70));
    assertEquals(40, first.limitBytes(80));
    assertEquals(40, small.limitBytes(10));
  }

  @Test
  void nothingIsThereForAnybody() {
    MemoryShares memory = new MemoryShares(0);
    MemoryShares.Share first = memory.join();
    assertEquals(0, first.limitBytes(0));
    assertEquals(0, first.limitBytes(10));
    assertEquals(0, memory.join().limitBytes(10));
  }

  @Test
  void whoLeavesGivesBackWhatItTook() {
    MemoryShares memory = new MemoryShares(100);
    MemoryShares.Share first = memory.join();
    MemoryShares.Share second = memory.join();
    first.limitBytes(80);
    assertEquals(50, second.limitBytes(80));
    first.leave();
    assertEquals(100, second.limitBytes(80));
    memory.resize(60);
    assertEquals(60, second.limitBytes(80));
  }
}

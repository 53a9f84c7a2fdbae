package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.executor.operators.timer.TimeSlices;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimeSlicesTest {
  private static final long DAY = 86_400_000L;

  @Test
  void aSliceHoldsItsTimesAndIsNarrowNearThePresent() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      TimeSlices slices = new TimeSlices(1 + random.nextInt(5000));
      long present = random.nextLong() >> random.nextInt(64);
      long time = present + (random.nextLong() >> random.nextInt(64));
      long slice = slices.of(time, present);
      assertTrue(slices.first(slice) <= time && time <= slices.last(slice), time + " " + present);
    }
    TimeSlices slices = new TimeSlices(1000);
    long slice = slices.of(12_345, 10_000);
    assertEquals(12_000, slices.first(slice));
    assertEquals(12_999, slices.last(slice));
    long before = slices.of(-1, 10_000);
    assertEquals(-1000, slices.first(before));
    assertEquals(-1, slices.last(before));
  }

  @Test
  void aMonthAheadTakesFewSlices() {
    TimeSlices slices = new TimeSlices(1);
    Set<Long> names = new HashSet<>();
    for (long time = 0; time < 30 * DAY; time += 500) {
      long slice = slices.of(time, 0);
      names.add(slice);
      assertTrue(slices.last(slice) - slices.first(slice) <= Math.max(1, time / 8));
    }
    assertTrue(names.size() < 400, names.size() + " slices");
  }

  @Test
  void theEndsOfTimeHaveSlices() {
    for (long width : new long[] {0, 1, 1000, Long.MAX_VALUE}) {
      TimeSlices slices = new TimeSlices(width);
      for (long present : new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}) {
        long last = slices.of(Long.MAX_VALUE, present);
        assertEquals(Long.MAX_VALUE, slices.last(last));
        long first = slices.of(Long.MIN_VALUE, present);
        assertEquals(Long.MIN_VALUE, slices.first(first));
      }
    }
  }
}

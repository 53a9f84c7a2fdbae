package io.millrace.state.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.bytes.Bytes;
import org.junit.jupiter.api.Test;

class SegmentTest {
  private static final int ROWS = 100;

  /** Else each new row would look at all others while a checkpoint is being written. */
  @Test
  void tombstonesAreLookedForOnceAFlush() {
    Segment segment = new Segment(RowShape.of(Keys.spec("t", false, 1, false, 0), false));
    for (int i = 0; i < ROWS; i++) {
      byte[] key = new byte[Long.BYTES];
      Bytes.putLong(key, 0, i);
      long epoch = (long) (i < ROWS / 2 ? 2 : 3) << RowShape.EPOCH_SHIFT;
      segment.bury(segment.insert(Bytes.hash(key, 0, key.length), key, 0, key.length, epoch));
    }
    assertTrue(segment.manyTombstones(1));
    segment.purge(1);
    assertEquals(ROWS, segment.entries());
    assertFalse(segment.manyTombstones(1));
    assertTrue(segment.manyTombstones(2));
    segment.purge(2);
    assertEquals(ROWS / 2, segment.entries());
    assertFalse(segment.manyTombstones(2));
    segment.renumber(2);
    assertTrue(segment.manyTombstones(0), "their epoch is 1 now, and 0 was never flushed");
  }
}

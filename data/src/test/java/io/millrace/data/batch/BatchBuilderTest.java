package io.millrace.data.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.column.IntBuilder;
import io.millrace.data.column.IntColumn;
import io.millrace.data.type.Types;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchBuilderTest {
  private final BatchBuilder builder = new BatchBuilder(List.of(Types.field("a", Types.INT)), 3);

  private void add(int value, byte kind) {
    ((IntBuilder) builder.column(0)).append(value);
    builder.endRow(kind);
  }

  @Test
  void kindsAreAbsentWhileAllAreInserts() {
    add(1, RowKind.I);
    assertNull(builder.build().kinds());
    add(1, RowKind.I);
    add(2, RowKind.D);
    add(3, RowKind.UA);
    assertTrue(builder.isFull());
    add(4, RowKind.I);
    Batch batch = builder.build();
    assertEquals(4, batch.rows());
    assertEquals(RowKind.I, batch.kindAt(0));
    assertEquals(RowKind.D, batch.kindAt(1));
    assertEquals(RowKind.UA, batch.kindAt(2));
    assertEquals(RowKind.I, batch.kindAt(3));
  }

  @Test
  void anAbandonedRowLeavesNothing() {
    add(1, RowKind.I);
    ((IntBuilder) builder.column(0)).append(9);
    builder.abandonRow();
    add(2, RowKind.I);
    Batch batch = builder.build();
    assertEquals(2, ((IntColumn) batch.column(0)).get(1));
    builder.endRow();
    assertThrows(IllegalStateException.class, builder::build);
  }

  @Test
  void watermarksStandBeforeTheRowsThatFollow() {
    add(1, RowKind.I);
    builder.watermark(10);
    builder.watermark(5);
    add(2, RowKind.I);
    add(3, RowKind.I);
    builder.watermark(20);
    Batch batch = builder.build();
    assertArrayEquals(new int[] {1, 3, 3}, batch.watermarks().ends());
    assertArrayEquals(new long[] {Long.MIN_VALUE, 10, 20}, batch.watermarks().values());
    assertEquals(10, batch.watermarks().before(2));
    Batch compact = batch.withSelection(new int[] {0, 2}, 2).compact();
    assertArrayEquals(new int[] {1, 2, 2}, compact.watermarks().ends());
  }
}

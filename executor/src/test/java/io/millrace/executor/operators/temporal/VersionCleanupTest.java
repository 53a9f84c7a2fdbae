package io.millrace.executor.operators.temporal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.LongColumn;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.StateCell;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionCleanupTest {
  private static final int GROUPS = 4;
  private static final DataType BIGINT = Types.BIGINT.withNullable(false);
  private static final List<DataType> TYPES = List.of(BIGINT, BIGINT);

  private final Tables tables = new Tables();
  private final Versions versions =
      new Versions(new TemporalSpec.Side(TYPES, List.of(0)), List.of(BIGINT), tables, GROUPS);
  private final VersionCleanup cleanup =
      new VersionCleanup(versions, List.of(BIGINT), tables, GROUPS);
  private final KeyBatch keys = new KeyBatch(GROUPS);

  /** Versions of keys, each at its time; scheduled as the operator does it. */
  private void put(long watermark, byte kind, long[] keysOfRows, long[] times) {
    int rows = times.length;
    byte[] kinds = new byte[rows];
    Arrays.fill(kinds, kind);
    Batch batch =
        Batch.of(rows, new LongColumn(rows, keysOfRows, null), new LongColumn(rows, times, null))
            .withKinds(kinds);
    KeyEncoding.of(List.of(BIGINT)).encode(batch, new int[] {0}, keys);
    versions.encode(times, rows);
    assertEquals(Readiness.READY, versions.load(keys));
    versions.put(keys, batch, 0, rows);
    for (int i = 0; i < rows; i++) {
      long next = versions.drop(keys, i, watermark);
      if (next != Long.MAX_VALUE) {
        cleanup.schedule(keys, i, next, watermark);
      }
    }
    cleanup.flush();
  }

  @Test
  void versionsOfQuietKeysGoOnceTheyAreSuperseded() {
    put(0, RowKind.I, new long[] {1, 1, 1, 2, 2, 3}, new long[] {10, 20, 30, 10, 500_000, 10});
    assertEquals(6, tables.versions.parts().rows());
    assertEquals(Readiness.READY, cleanup.advance(100));
    assertEquals(6, tables.versions.parts().rows(), "a while late");
    assertEquals(Readiness.READY, cleanup.advance(60_000));
    assertEquals(4, tables.versions.parts().rows());
    assertEquals(Readiness.READY, cleanup.advance(Long.MAX_VALUE));
    assertEquals(3, tables.versions.parts().rows());
    assertEquals(0, tables.keys.parts().rows());
  }

  @Test
  void aKeyThatWasDeletedLeavesNothing() {
    put(0, RowKind.I, new long[] {1, 2}, new long[] {10, 10});
    put(0, RowKind.D, new long[] {1}, new long[] {20});
    assertEquals(3, tables.versions.parts().rows());
    cleanup.advance(200_000);
    assertEquals(1, tables.versions.parts().rows());
  }

  @Test
  void manyKeysGoPieceByPiece() {
    long[] numbers = new long[2000];
    long[] times = new long[2000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i / 2;
      times[i] = i % 2;
    }
    put(-1, RowKind.I, numbers, times);
    assertEquals(2000, tables.versions.parts().rows());
    cleanup.advance(200_000);
    assertEquals(1000, tables.versions.parts().rows());
  }

  @Test
  void aKeyThatGetsVersionsNeedsNoCleanup() {
    for (long time = 0; time < 1000; time += 10) {
      put(time - 15, RowKind.UA, new long[] {1}, new long[] {time});
      assertEquals(Math.min(3, time / 10 + 1), tables.versions.parts().rows());
    }
  }

  /** All in memory. */
  private static final class Tables implements OperatorState {
    private ElementTable versions;
    private WindowTable keys;

    @Override
    public KeyedTable keyed(TableSpec spec) {
      throw new AssertionError(spec);
    }

    @Override
    public WindowTable windows(TableSpec spec) {
      keys = new WindowTable(spec, keyGroups());
      return keys;
    }

    @Override
    public ElementTable elements(TableSpec spec) {
      versions = new ElementTable(spec, keyGroups());
      return versions;
    }

    @Override
    public void cell(String name, StateCell cell) {
      throw new AssertionError(name);
    }

    @Override
    public KeyGroupRange keyGroups() {
      return KeyGroupRange.all(GROUPS);
    }
  }
}

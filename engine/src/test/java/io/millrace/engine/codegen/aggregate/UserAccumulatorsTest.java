package io.millrace.engine.codegen.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.LongColumn;
import io.millrace.data.type.Types;
import io.millrace.engine.codegen.runtime.Segments;
import io.millrace.engine.codegen.runtime.UserAccumulators;
import io.millrace.functions.api.AggregateFunction;
import io.millrace.functions.api.Element;
import io.millrace.functions.user.AggregateClass;
import io.millrace.functions.user.UserClass;
import io.millrace.state.table.StateRows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Accumulators of users' functions, as a batch changes them. */
class UserAccumulatorsTest {
  /** Objects that were made. */
  private static int made;

  /** A sum that counts how often it is made: anew, or from bytes. */
  public static final class Sum {
    public long value;

    public Sum() {
      made++;
    }
  }

  public static final class SumFunction extends AggregateFunction<Long, Sum> {
    @Override
    public Sum createAccumulator() {
      return new Sum();
    }

    @Override
    public Long getValue(Sum sum) {
      return sum.value;
    }

    public void accumulate(Sum sum, long value) {
      sum.value += value;
    }

    public void retract(Sum sum, long value) {
      sum.value -= value;
    }

    public void merge(Sum sum, Iterable<Sum> others) {
      others.forEach(other -> sum.value += other.value);
    }
  }

  /** Rows by their handles, with bytes alone. */
  private static final class ByteRows implements StateRows {
    private final Map<Long, byte[]> rows = new HashMap<>();

    @Override
    public void touch(long row) {}

    @Override
    public long[] slots(long row) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int base(long row) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Slice bytes(long row, Slice target) {
      byte[] bytes = rows.getOrDefault(row, new byte[0]);
      return target.set(bytes, 0, bytes.length);
    }

    @Override
    public void setBytes(long row, byte[] bytes, int offset, int length) {
      rows.put(row, Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }

  private final Segments segments = new Segments(2);
  private final ByteRows rows = new ByteRows();
  private final UserAccumulators sums =
      new UserAccumulators(
          ((AggregateClass) UserClass.of("total", SumFunction.class))
              .target(List.of(Types.BIGINT), true));

  private void change(long row, long value, long sign) {
    Element element = new Element().set(new LongColumn(1, new long[] {value}, null), 0);
    sums.change(segments, rows, row, 1, new Element[] {element}, sign);
  }

  private void flush() {
    sums.flush(segments, rows, 1);
  }

  private Long result(long row) {
    Slice stored = segments.get(rows, row, 1);
    return stored == null ? null : ((LongColumn) sums.result(stored)).get(0);
  }

  @Test
  void eachIsReadAndWrittenOnceABatch() {
    for (int batch = 0; batch < 2; batch++) {
      made = 0;
      for (int i = 0; i < 1000; i++) {
        change(i % 10, i, 1);
      }
      flush();
      assertEquals(10, made, "batch " + batch);
    }
    assertEquals(2 * (990 * 100 / 2), result(0));
  }

  @Test
  void rowsAreTakenBackAndGroupsMadeAsNew() {
    Random random = new Random(5);
    Map<Long, Long> model = new HashMap<>();
    for (int batch = 0; batch < 50; batch++) {
      for (int i = random.nextInt(300); i > 0; i--) {
        // Handles as tables give them, far from each other.
        long row = (long) random.nextInt(100) << 32 | random.nextInt(3) * 8;
        if (random.nextInt(10) == 0) {
          rows.rows.remove(row);
          sums.clear(row);
          model.remove(row);
        } else {
          long value = random.nextInt(1000);
          long sign = random.nextBoolean() ? 1 : -1;
          change(row, value, sign);
          model.merge(row, sign * value, Long::sum);
        }
      }
      flush();
      for (long row : rows.rows.keySet()) {
        assertEquals(model.get(row), result(row));
      }
      assertEquals(model.keySet(), rows.rows.keySet());
    }
  }

  @Test
  void theyAreMerged() {
    change(1, 5, 1);
    change(2, 7, 1);
    flush();
    Slice other = Slice.of(segments.get(rows, 2, 1).toByteArray());
    sums.merge(segments, rows, 1, 1, other);
    sums.merge(segments, rows, 3, 1, null);
    assertEquals(12, result(1));
    assertNull(result(3));
  }
}

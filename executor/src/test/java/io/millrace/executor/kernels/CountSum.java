package io.millrace.executor.kernels;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.column.LongColumn;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.kernel.AccumulatorLayout;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.state.table.StateRows;
import java.util.Arrays;
import java.util.List;

/** COUNT(*) and SUM of a BIGINT column: slots rows, values that are not NULL, sum. */
public final class CountSum implements MergeKernel {
  private static final int SLOTS = 3;

  private final int column;
  private final boolean signed;

  /**
   * @param signed whether it is in phase LOCAL
   */
  public CountSum(int column, boolean signed) {
    this.column = column;
    this.signed = signed;
  }

  @Override
  public AccumulatorLayout layout() {
    return new AccumulatorLayout(
        SLOTS,
        false,
        List.of(new Field("count", Types.BIGINT), new Field("sum", Types.BIGINT)),
        List.of(),
        List.of(Types.BIGINT, Types.BIGINT),
        List.of(Types.BIGINT, Types.BIGINT, Types.BIGINT));
  }

  @Override
  public void accumulate(Batch batch, int from, int to, Groups groups, long[] handles) {
    LongColumn values = (LongColumn) batch.column(column).flat();
    for (int i = from; i < to; i++) {
      int position = batch.position(i);
      boolean there = !values.isNull(position);
      long value = there ? values.get(position) : 0;
      int sign = RowKind.isRetraction(batch.kindAt(position)) ? -1 : 1;
      if (handles[i] >= 0) {
        add(groups.rows(), handles[i], sign, there ? sign : 0, sign * value);
      }
    }
  }

  private void add(StateRows rows, long handle, long count, long notNull, long sum) {
    long[] slots = rows.slots(handle);
    int base = rows.base(handle);
    if (!signed && count < 0 && slots[base] == 0) {
      return;
    }
    rows.touch(handle);
    slots[base] += count;
    slots[base + 1] += notNull;
    slots[base + 2] += sum;
    if (!signed && slots[base] <= 0) {
      Arrays.fill(slots, base, base + SLOTS, 0);
    }
  }

  @Override
  public void writeResults(
      StateRows rows, long[] handles, int from, int to, ColumnBuilder[] out, int first) {
    LongBuilder counts = (LongBuilder) out[first];
    LongBuilder sums = (LongBuilder) out[first + 1];
    for (int i = from; i < to; i++) {
      if (handles[i] < 0) {
        counts.append(0);
        sums.appendNull();
        continue;
      }
      long[] slots = rows.slots(handles[i]);
      int base = rows.base(handles[i]);
      counts.append(slots[base]);
      if (slots[base + 1] == 0) {
        sums.appendNull();
      } else {
        sums.append(slots[base + 2]);
      }
    }
  }

  @Override
  public void writeAccumulators(
      StateRows rows, long[] handles, int from, int to, ColumnBuilder[] out, int first) {
    for (int i = from; i < to; i++) {
      for (int slot = 0; slot < SLOTS; slot++) {
        long value = rows.slots(handles[i])[rows.base(handles[i]) + slot];
        ((LongBuilder) out[first + slot]).append(value);
      }
    }
  }

  @Override
  public void mergeBatch(Batch batch, int first, int from, int to, Groups groups, long[] handles) {
    for (int i = from; i < to; i++) {
      if (handles[i] >= 0) {
        int position = batch.position(i);
        add(
            groups.rows(),
            handles[i],
            get(batch.column(first), position),
            get(batch.column(first + 1), position),
            get(batch.column(first + 2), position));
      }
    }
  }

  private static long get(Column column, int position) {
    return ((LongColumn) column.flat()).get(position);
  }

  @Override
  public void mergeRows(StateRows from, long[] sources, StateRows into, long[] targets, int count) {
    for (int i = 0; i < count; i++) {
      long[] slots = from.slots(sources[i]);
      int base = from.base(sources[i]);
      add(into, targets[i], slots[base], slots[base + 1], slots[base + 2]);
    }
  }
}

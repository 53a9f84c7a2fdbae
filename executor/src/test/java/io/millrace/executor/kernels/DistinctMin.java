package io.millrace.executor.kernels;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.column.LongColumn;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.kernel.AccumulatorLayout;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.ElementUse;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.KeyEncoder;
import io.millrace.state.table.StateRows;
import java.util.Arrays;
import java.util.List;

/**
 * COUNT(DISTINCT x) and MIN(x) of a BIGINT column under retraction. Slots: rows, distinct values,
 * whether there is a minimum, minimum. The multiset keeps each value beside its element.
 */
public final class DistinctMin implements AggregateKernel {
  private static final int SLOTS = 4;

  private final int column;

  public DistinctMin(int column) {
    this.column = column;
  }

  @Override
  public AccumulatorLayout layout() {
    return new AccumulatorLayout(
        SLOTS,
        false,
        List.of(new Field("distinct", Types.BIGINT), new Field("min", Types.BIGINT)),
        List.of(
            new ElementUse(
                "x",
                KeyEncoder.of(KeyEncoding.of(List.of(Types.BIGINT)), column),
                List.of(Types.BIGINT),
                1,
                false,
                true)),
        List.of(Types.BIGINT, Types.BIGINT),
        List.of());
  }

  @Override
  public void accumulate(Batch batch, int from, int to, Groups groups, long[] handles) {
    LongColumn values = (LongColumn) batch.column(column).flat();
    boolean[] counted = new boolean[to];
    StateRows rows = groups.rows();
    ElementSet set = groups.elements()[0];
    for (int i = from; i < to; i++) {
      if (handles[i] < 0) {
        continue;
      }
      // Row by row: whether a group is known may depend on the rows before.
      int position = batch.position(i);
      boolean add = !RowKind.isRetraction(batch.kindAt(position));
      long[] slots = rows.slots(handles[i]);
      int base = rows.base(handles[i]);
      if (!add && slots[base] == 0) {
        continue;
      }
      rows.touch(handles[i]);
      counted[i] = !values.isNull(position);
      set.apply(batch, groups.keys(), i, i + 1, counted);
      if (set.changes()[i] == ElementSet.CAME) {
        set.table().set(set.rows()[i], 1, values.get(position));
      }
      slots[base] += add ? 1 : -1;
      slots[base + 1] += set.changes()[i];
      long least = set.table().first(groups.keys(), i);
      slots[base + 2] = least < 0 ? 0 : 1;
      slots[base + 3] = least < 0 ? 0 : set.table().get(least, 1);
      if (slots[base] == 0) {
        Arrays.fill(slots, base, base + SLOTS, 0);
      }
    }
  }

  @Override
  public void writeResults(
      StateRows rows, long[] handles, int from, int to, ColumnBuilder[] out, int first) {
    for (int i = from; i < to; i++) {
      long[] slots = handles[i] < 0 ? new long[SLOTS] : rows.slots(handles[i]);
      int base = handles[i] < 0 ? 0 : rows.base(handles[i]);
      ((LongBuilder) out[first]).append(slots[base + 1]);
      if (slots[base + 2] == 0) {
        out[first + 1].appendNull();
      } else {
        ((LongBuilder) out[first + 1]).append(slots[base + 3]);
      }
    }
  }
}

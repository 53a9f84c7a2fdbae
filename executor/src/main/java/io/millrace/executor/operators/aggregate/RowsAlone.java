package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.state.table.StateRows;
import java.util.Arrays;

/** Turns each row into a group of its own, as a LOCAL phase sends them on: no key is looked up. */
final class RowsAlone {
  private final GroupSpec spec;
  private final MergeKernel kernel;
  private final Groups groups;
  private final int slots;
  private long[] accumulators = {};
  private long[] handles = {};

  /**
   * @param kernel whose accumulators have slots only
   */
  RowsAlone(GroupSpec spec, MergeKernel kernel) {
    this.spec = spec;
    this.kernel = kernel;
    this.slots = kernel.layout().slots();
    this.groups = new Groups(new Rows(), new KeyBatch(1), new ElementSet[0]);
  }

  /** Keys and accumulators of rows {@code from} to {@code to} (exclusive), all of kind +I. */
  Batch of(Batch batch, int from, int to) {
    int count = to - from;
    begin(from, to);
    kernel.accumulate(batch, from, to, groups, handles);
    ColumnBuilder[] built = Gather.builders(kernel.layout().accumulatorTypes(), count);
    kernel.writeAccumulators(groups.rows(), handles, from, to, built, 0);
    int[] positions = new int[count];
    for (int i = 0; i < count; i++) {
      positions[i] = batch.position(from + i);
    }
    int[] keys = spec.keyColumns();
    Column[] columns = new Column[keys.length + built.length];
    for (int k = 0; k < keys.length; k++) {
      columns[k] = batch.column(keys[k]).take(positions, count);
    }
    for (int a = 0; a < built.length; a++) {
      columns[keys.length + a] = built[a].build();
    }
    return Batch.of(count, columns);
  }

  private void begin(int from, int to) {
    if (handles.length < to) {
      handles = new long[to];
    }
    for (int i = from; i < to; i++) {
      handles[i] = (long) (i - from) * slots;
    }
    int room = (to - from) * slots;
    if (accumulators.length < room) {
      accumulators = new long[room];
    } else {
      Arrays.fill(accumulators, 0, room, 0);
    }
  }

  /** Slots in one array; a handle is where they begin. */
  private final class Rows implements StateRows {
    @Override
    public void touch(long row) {}

    @Override
    public long[] slots(long row) {
      return accumulators;
    }

    @Override
    public int base(long row) {
      return (int) row;
    }

    @Override
    public Slice bytes(long row, Slice view) {
      throw new IllegalStateException("rows of slots only have no bytes");
    }

    @Override
    public void setBytes(long row, byte[] bytes, int offset, int length) {
      throw new IllegalStateException("rows of slots only have no bytes");
    }
  }
}

package io.millrace.executor.operators.session;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.StateRows;
import java.util.Arrays;

/** Sessions hold the accumulators of a GROUP BY; out come keys and results. */
public final class SessionGroups implements SessionContent {
  private final MergeKernel kernel;
  private final KeyEncoding encoding;
  private final int keyColumns;
  private final Slice key = new Slice();
  private final long[] one = new long[1];
  private final long[] other = new long[1];
  private StateRows rows;
  private SessionOutput output;
  private ColumnBuilder[] keyBuilders;

  /**
   * @param kernel whose accumulators can be merged: it has no multisets
   */
  public SessionGroups(SessionSpec spec, MergeKernel kernel) {
    this.kernel = kernel;
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.keyColumns = spec.keys().size();
    if (!kernel.layout().elements().isEmpty()) {
      throw new IllegalArgumentException("multisets cannot be merged");
    }
  }

  @Override
  public Shape shape() {
    return new Shape(
        kernel.layout().slots(),
        kernel.layout().variable(),
        Layout.of(kernel.layout().accumulators()));
  }

  @Override
  public void open(OperatorState state, ElementTable sessions, SessionOutput output) {
    this.rows = sessions;
    this.output = output;
    this.keyBuilders = Arrays.copyOf(output.columns(), keyColumns);
  }

  @Override
  public void add(Batch batch, KeyBatch keys, long[] times, int from, int to, long[] sessions) {
    kernel.accumulate(batch, from, to, new Groups(rows, keys, new ElementSet[0]), sessions);
  }

  @Override
  public void merge(KeyBatch keys, int index, long source, long target) {
    one[0] = source;
    other[0] = target;
    kernel.mergeRows(rows, one, rows, other, 1);
  }

  /** A session from which all rows were taken away again does not come out. */
  @Override
  public boolean fire(KeyBatch keys, int index, long session, long start, long end) {
    if (rows.slots(session)[rows.base(session)] == 0) {
      return true;
    }
    if (keyColumns > 0) {
      keys.key(index, key);
      encoding.decode(key.array, key.offset, keyBuilders);
    }
    one[0] = session;
    kernel.writeResults(rows, one, 0, 1, output.columns(), keyColumns);
    output.added(start, end);
    return true;
  }
}

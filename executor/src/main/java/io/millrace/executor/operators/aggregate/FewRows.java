package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.RowPart;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;

/**
 * A frame of few rows: the last ones of each partition stand together in one row of state, the
 * oldest first, each behind its length; of each only what is read when it leaves.
 */
final class FewRows implements OverFrame {
  private static final int COUNT = 0;

  private final int most;
  private final KeyedTable table;
  private final RowPart part;
  private final SliceWriter changed = new SliceWriter();
  private final Slice view = new Slice();
  private final Slice row = new Slice();
  private final Slice oldest = new Slice();
  private long[] handles = new long[256];

  /** Keeps loads that only warm the cache from being optimised away. */
  private int sink;

  FewRows(OverSpec spec, GroupSpec group, OperatorContext context) {
    most = (int) spec.frame().preceding() + 1;
    part = new RowPart(Layouts.numbered("c", spec.types()), spec.read());
    table =
        context
            .state()
            .keyed(
                new TableSpec(
                    "frames",
                    1,
                    true,
                    group.stateTtlMillis(),
                    Layouts.numbered("k", group.keyTypes()),
                    Layouts.numbered("c", spec.readTypes())));
  }

  @Override
  public Readiness load(KeyBatch keys) {
    return table.load(keys);
  }

  @Override
  public void begin(KeyBatch keys) {
    if (handles.length < keys.size()) {
      handles = new long[keys.size()];
    }
    table.findOrInsert(keys, 0, keys.size(), handles);
    int sum = 0;
    for (int i = 0; i < keys.size(); i++) {
      table.bytes(handles[i], view);
      for (int at = 0; at < view.length; at += 64) {
        sum += view.array[view.offset + at];
      }
    }
    sink = sum;
  }

  @Override
  public void take(ComingRows rows, int from, int to, KeyBatch keys, int i, OverSteps steps) {
    long handle = handles[i];
    int count = (int) table.get(handle, COUNT);
    table.bytes(handle, view);
    rows.row(from, row);
    steps.put(row, RowKind.I, true);
    int leaving = 0;
    if (count == most) {
      int length = Bytes.getInt(view.array, view.offset);
      leaving = Integer.BYTES + length;
      oldest.set(view.array, view.offset + Integer.BYTES, length);
      steps.leave(oldest, row);
    }
    steps.endStep();
    changed.truncate(0);
    changed.append(view.array, view.offset + leaving, view.length - leaving);
    int start = changed.length();
    changed.appendInt(0);
    part.write(row.array, row.offset, changed);
    Bytes.putInt(changed.array(), start, changed.length() - start - Integer.BYTES);
    table.touch(handle);
    table.set(handle, COUNT, Math.min(count + 1, most));
    table.setBytes(handle, changed.array(), 0, changed.length());
  }

  @Override
  public void unpin() {
    table.unpin();
  }
}

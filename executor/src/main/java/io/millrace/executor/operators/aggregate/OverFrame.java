package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.state.table.Readiness;

/** The rows before those that are due which a frame still holds, by partition. */
interface OverFrame {
  /** Rows in a frame up to which they stand together. */
  long FEW_ROWS = 64;

  /** Brings what is kept for some keys to memory. */
  Readiness load(KeyBatch keys);

  /** Begins with the keys that were loaded. */
  void begin(KeyBatch keys);

  /**
   * Makes a step: rows {@code from} to {@code to} (exclusive), which are equal in their order, come
   * to the frame of key {@code i}, and others leave it.
   */
  void take(ComingRows rows, int from, int to, KeyBatch keys, int i, OverSteps steps);

  void unpin();

  /** Whether the rows of a frame are kept in their order, each alone. */
  static boolean needsOrder(OverSpec spec) {
    return spec.frame().isBounded() && !isFew(spec);
  }

  private static boolean isFew(OverSpec spec) {
    return spec.frame().rows() && spec.frame().preceding() <= FEW_ROWS;
  }

  /**
   * @param rows where they are kept in order; null if {@link #needsOrder} says no
   */
  static OverFrame of(OverSpec spec, GroupSpec group, OverRows rows, OperatorContext context) {
    if (!spec.frame().isBounded()) {
      return new Unbounded();
    }
    return isFew(spec)
        ? new FewRows(spec, group, context)
        : new Ordered(rows, !spec.frame().rows());
  }

  /** All rows stay in the frame: none is kept. */
  final class Unbounded implements OverFrame {
    private final Slice view = new Slice();

    @Override
    public Readiness load(KeyBatch keys) {
      return Readiness.READY;
    }

    @Override
    public void begin(KeyBatch keys) {}

    @Override
    public void take(ComingRows rows, int from, int to, KeyBatch keys, int i, OverSteps steps) {
      for (int row = from; row < to; row++) {
        steps.put(rows.row(row, view), RowKind.I, row == from);
      }
      steps.endStep();
    }

    @Override
    public void unpin() {}
  }

  /** Any number of rows, each alone in state. */
  final class Ordered implements OverFrame {
    private final OverRows kept;
    private final boolean peers;
    private final Slice view = new Slice();

    Ordered(OverRows kept, boolean peers) {
      this.kept = kept;
      this.peers = peers;
    }

    @Override
    public Readiness load(KeyBatch keys) {
      return kept.load(keys);
    }

    @Override
    public void begin(KeyBatch keys) {}

    @Override
    public void take(ComingRows rows, int from, int to, KeyBatch keys, int i, OverSteps steps) {
      long time = rows.time(from);
      long first = kept.add(keys, i, rows.row(from, view), time);
      for (int row = from + 1; row < to; row++) {
        kept.add(keys, i, rows.row(row, view), time);
      }
      steps.take(keys, i, first, peers);
    }

    @Override
    public void unpin() {
      kept.unpin();
    }
  }
}

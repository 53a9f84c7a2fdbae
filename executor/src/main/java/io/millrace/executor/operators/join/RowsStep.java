package io.millrace.executor.operators.join;

import io.millrace.data.batch.RowKind;
import java.util.List;

/** Begins with the rows of a batch, those that can have a part in what comes out. */
final class RowsStep extends CombineStep {
  /** Inputs without a row of whose there is no combination. */
  private final List<SideRows> required;

  private final boolean anyOuter;

  /**
   * @param anyOuter whether updates come out as deletions and insertions
   */
  RowsStep(List<SideRows> required, boolean anyOuter) {
    this.required = List.copyOf(required);
    this.anyOuter = anyOuter;
  }

  @Override
  boolean next() {
    if (at == batch.rows()) {
      return false;
    }
    continueSome();
    return true;
  }

  @Override
  void continueSome() {
    out.clear();
    int end = Math.min(batch.rows(), at + Candidates.MOST);
    for (; at < end; at++) {
      if (canMatch(at)) {
        byte kind = batch.kindAt(batch.position(at));
        byte plain = RowKind.isRetraction(kind) ? RowKind.D : RowKind.I;
        out.addRow(at, anyOuter ? plain : kind);
      }
    }
  }

  private boolean canMatch(int row) {
    for (int i = 0; i < required.size(); i++) {
      if (required.get(i).first(keys, row) < 0) {
        return false;
      }
    }
    return true;
  }
}

package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.Gather;
import java.util.Arrays;
import java.util.List;

/** The rows that come out of a piece of work, as places in the columns of both sides. */
final class JoinOutput {
  private static final int NONE = -1;

  private final JoinSpec spec;
  private final int width;
  private int[] inputPlaces = new int[2048];
  private int[] otherPlaces = new int[2048];
  private byte[] kinds = new byte[2048];
  private int rows;

  JoinOutput(JoinSpec spec) {
    this.spec = spec;
    int leftWidth = spec.left().types().size();
    this.width = spec.kind().leftOnly() ? leftWidth : leftWidth + spec.right().types().size();
  }

  int rows() {
    return rows;
  }

  /** A row of the input with a row of the other side, some times. */
  void pair(int inputPosition, int otherPlace, byte kind, long copies) {
    for (long copy = 0; copy < copies; copy++) {
      if (rows == kinds.length) {
        inputPlaces = Arrays.copyOf(inputPlaces, rows * 2);
        otherPlaces = Arrays.copyOf(otherPlaces, rows * 2);
        kinds = Arrays.copyOf(kinds, rows * 2);
      }
      inputPlaces[rows] = inputPosition;
      otherPlaces[rows] = otherPlace;
      kinds[rows++] = kind;
    }
  }

  /** A row of the input alone. */
  void input(int position, byte kind) {
    pair(position, NONE, kind, 1);
  }

  /** A row of the other side alone, some times. */
  void other(int place, byte kind, long copies) {
    pair(NONE, place, kind, copies);
  }

  /** The rows so far; forgets them. */
  Batch build(int input, Column[] inputColumns, Column[] otherColumns) {
    Column[] columns = new Column[width];
    List<DataType> left = spec.left().types();
    take(left, input == 0 ? inputColumns : otherColumns, input == 0, columns, 0);
    if (!spec.kind().leftOnly()) {
      List<DataType> right = spec.right().types();
      take(right, input == 1 ? inputColumns : otherColumns, input == 1, columns, left.size());
    }
    Batch batch =
        Batch.of(rows, columns).withKinds(allInserts() ? null : Arrays.copyOf(kinds, rows));
    rows = 0;
    return batch;
  }

  private boolean allInserts() {
    int any = 0;
    for (int i = 0; i < rows; i++) {
      any |= kinds[i];
    }
    return any == 0;
  }

  private void take(
      List<DataType> types, Column[] source, boolean ofInput, Column[] target, int first) {
    int[] places = ofInput ? inputPlaces : otherPlaces;
    for (int c = 0; c < types.size(); c++) {
      target[first + c] =
          Gather.takeOrNull(types.get(c).withNullable(true), source[c], places, rows);
    }
  }
}

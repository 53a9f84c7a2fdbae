package io.millrace.executor.operators.join;

import io.millrace.data.column.Column;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.Gather;
import java.util.Arrays;
import java.util.List;

/**
 * Changes of combined rows of the first inputs of a {@link MultiJoin}, each for a row that came.
 */
final class Combinations {
  private static final Column[] NO_COLUMNS = {};

  private Column[] columns = NO_COLUMNS;
  private int[] rows = new int[1024];
  private byte[] kinds = new byte[1024];
  private long[] copies = new long[1024];

  /** Which combination of the step before is continued. */
  private int[] before = new int[1024];

  /** With which row of the step's own input: a place in its columns, or -1 for NULLs. */
  private int[] places = new int[1024];

  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /** Which row of the batch this comes from. */
  int row(int i) {
    return rows[i];
  }

  byte kind(int i) {
    return kinds[i];
  }

  long copies(int i) {
    return copies[i];
  }

  Column[] columns() {
    return columns;
  }

  /** A row of the batch, with which nothing is combined yet. */
  void addRow(int row, byte kind) {
    makeRoom();
    rows[size] = row;
    kinds[size] = kind;
    copies[size++] = 1;
  }

  /** Continues a combination. */
  void add(Combinations source, int combination, int place, byte kind, long times) {
    makeRoom();
    rows[size] = source.rows[combination];
    kinds[size] = kind;
    copies[size] = source.copies[combination] * times;
    before[size] = combination;
    places[size++] = place;
  }

  private void makeRoom() {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
      copies = Arrays.copyOf(copies, size * 2);
      before = Arrays.copyOf(before, size * 2);
      places = Arrays.copyOf(places, size * 2);
    }
  }

  /** All are added: puts their columns together. */
  void build(Combinations source, List<DataType> types, Column[] own) {
    int width = source.columns.length;
    columns = new Column[width + types.size()];
    for (int c = 0; c < width; c++) {
      columns[c] = source.columns[c].take(before, size);
    }
    for (int c = 0; c < types.size(); c++) {
      DataType type = types.get(c).withNullable(true);
      columns[width + c] = Gather.takeOrNull(type, own[c], places, size);
    }
  }

  /** The columns of these combinations beside those of rows that may continue them. */
  Column[] beside(int[] combinations, int count, Column[] own) {
    Column[] both = new Column[columns.length + own.length];
    for (int c = 0; c < columns.length; c++) {
      both[c] = columns[c].take(combinations, count);
    }
    System.arraycopy(own, 0, both, columns.length, own.length);
    return both;
  }
}

package io.millrace.executor.operators.pairs;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operators.rows.Gather;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs of rows of a batch with rows of state, piece by piece: {@link #other} and {@link #add} for
 * each, {@link #match}, then the output row by row and {@link #build}.
 */
public final class PairBuffer {
  private static final int NONE = -1;

  private final List<DataType> inputTypes;
  private final List<DataType> otherTypes;
  private final boolean inputFirst;
  private final RowPredicate condition;
  private final ColumnBuilder[] builders;
  private int[] positions = new int[1024];
  private boolean[] matched = new boolean[1024];
  private int[] selection = new int[1024];
  private int size;
  private Column[] others;
  private int[] inputPlaces = new int[1024];
  private int[] otherPlaces = new int[1024];
  private byte[] kinds = new byte[1024];
  private int rows;

  /**
   * @param inputTypes columns of the batches
   * @param otherTypes columns of the rows of state
   * @param inputFirst whether the batches' columns come first in pairs
   * @param condition over the columns of a pair; null: all match
   */
  public PairBuffer(
      List<DataType> inputTypes,
      List<DataType> otherTypes,
      boolean inputFirst,
      RowPredicate condition) {
    this.inputTypes = inputTypes;
    this.otherTypes = otherTypes;
    this.inputFirst = inputFirst;
    this.condition = condition;
    this.builders = Gather.builders(otherTypes, 1024);
  }

  /** Begins a piece. */
  public void clear() {
    size = 0;
    rows = 0;
  }

  /** Number of pairs. */
  public int size() {
    return size;
  }

  /** To which the columns of a row of state are to be appended before {@link #add}. */
  public ColumnBuilder[] other() {
    return builders;
  }

  /** Adds the pair of the row at a position of the batch with what was appended. */
  public void add(int position) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size * 2);
      matched = new boolean[size * 2];
      selection = new int[size * 2];
    }
    positions[size++] = position;
  }

  /** All pairs of the piece are there: finds out which match. */
  public void match(Batch batch) {
    others = Gather.build(builders);
    Arrays.fill(matched, 0, size, condition == null);
    if (condition == null || size == 0) {
      return;
    }
    Column[] both = new Column[inputTypes.size() + otherTypes.size()];
    int first = inputFirst ? 0 : otherTypes.size();
    for (int c = 0; c < inputTypes.size(); c++) {
      both[first + c] = batch.column(c).take(positions, size);
    }
    System.arraycopy(others, 0, both, inputFirst ? inputTypes.size() : 0, others.length);
    int count = condition.select(Batch.of(size, both), selection);
    for (int i = 0; i < count; i++) {
      matched[selection[i]] = true;
    }
  }

  public boolean isMatch(int pair) {
    return matched[pair];
  }

  /** Rows that will come out. */
  public int rows() {
    return rows;
  }

  /** A pair comes out, some times. */
  public void emit(int pair, byte kind, long copies) {
    for (long copy = 0; copy < copies; copy++) {
      put(positions[pair], pair, kind);
    }
  }

  /** A row of the batch comes out, with NULL for the columns of the other side. */
  public void emitAlone(int position, byte kind) {
    put(position, NONE, kind);
  }

  private void put(int position, int pair, byte kind) {
    if (rows == kinds.length) {
      inputPlaces = Arrays.copyOf(inputPlaces, rows * 2);
      otherPlaces = Arrays.copyOf(otherPlaces, rows * 2);
      kinds = Arrays.copyOf(kinds, rows * 2);
    }
    inputPlaces[rows] = position;
    otherPlaces[rows] = pair;
    kinds[rows++] = kind;
  }

  /** What comes out of the piece. */
  public Batch build(Batch batch) {
    Column[] columns = new Column[inputTypes.size() + otherTypes.size()];
    int ofInput = inputFirst ? 0 : otherTypes.size();
    int ofOther = inputFirst ? inputTypes.size() : 0;
    for (int c = 0; c < inputTypes.size(); c++) {
      columns[ofInput + c] = batch.column(c).take(inputPlaces, rows);
    }
    for (int c = 0; c < otherTypes.size(); c++) {
      DataType type = otherTypes.get(c).withNullable(true);
      columns[ofOther + c] = Gather.takeOrNull(type, others[c], otherPlaces, rows);
    }
    return Batch.of(rows, columns).withKinds(Arrays.copyOf(kinds, rows));
  }
}

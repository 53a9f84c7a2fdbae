package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.Readiness;

/**
 * A join of two changelogs, which keeps both sides in state. What comes out, and of which kind, is
 * what Flink's StreamingJoinOperator and StreamingSemiAntiJoinOperator give row by row. Rows whose
 * key is NULL match nothing and are not kept.
 *
 * <p>A batch is worked on piece by piece: rows of the input are paired with rows of the other side,
 * the condition is asked for all pairs of a piece at once, then each row of the input is settled in
 * turn. A row with very many matches takes several pieces.
 */
public final class Join implements Operator {
  /** Pairs, or rows of the input, after which a piece ends. */
  private static final int PIECE = 1024;

  private static final int PIECES_A_CALL = 4;

  private final JoinSpec spec;
  private final RowPredicate condition;
  private final KeyEncoding encoding;
  private final JoinOutput rowsOut;
  private final Settlement[] settlements = new Settlement[2];
  private final SideRows[] sides = new SideRows[2];
  private final Pairs[] pairs = new Pairs[2];
  private KeyBatch keys;
  private Batch prepared;
  private final InputRows own = new InputRows();

  /** While a batch is worked on: the first row whose pairs are not all made. */
  private boolean begun;

  private int row;
  private boolean rowBegun;

  /** The row of the other side with which {@link #row} is to be paired next; -1: none. */
  private long cursor;

  /** Copies of that row that were paired already. */
  private long copiesDone;

  /** Ends, in a piece, of the pairs of each row. */
  private final int[] ends = new int[PIECE];

  /**
   * @param condition over left then right columns, beyond the keys; null: none
   */
  public Join(JoinSpec spec, RowPredicate condition) {
    this.spec = spec;
    this.condition = condition;
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.rowsOut = new JoinOutput(spec);
  }

  @Override
  public void open(OperatorContext context) {
    keys = new KeyBatch(context.maxParallelism());
    for (int input = 0; input < 2; input++) {
      String name = input == 0 ? "left" : "right";
      JoinSide side = spec.side(input);
      int slots = spec.kind().countsMatches(input) ? 2 : 1;
      sides[input] = SideRows.of(name, spec.keyTypes(), side, slots, context);
      pairs[input] = new Pairs(spec, input, condition);
    }
    for (int input = 0; input < 2; input++) {
      settlements[input] = Settlement.of(spec, input, sides, pairs[input], rowsOut);
    }
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (prepared != batch) {
      int[] keyColumns = spec.side(input).keys().stream().mapToInt(Integer::intValue).toArray();
      encoding.encode(batch, keyColumns, keys);
      sides[input].encode(batch);
      own.findNullKeys(batch, keyColumns, spec.nullSafe());
      prepared = batch;
    }
    boolean ownReady = sides[input].loadOwn(keys) == Readiness.READY;
    boolean otherReady = sides[1 - input].loadMatches(keys) == Readiness.READY;
    return ownReady && otherReady ? Readiness.READY : Readiness.PENDING;
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (!begun) {
      begin(input, batch);
    }
    for (int pieces = 0; row < batch.rows(); pieces++) {
      if (pieces == PIECES_A_CALL || !out.hasRoom()) {
        return Progress.MORE;
      }
      workPiece(input, batch);
      if (rowsOut.rows() > 0) {
        out.emit(rowsOut.build(input, batch.columns(), pairs[input].columns()));
      }
    }
    finish(input, batch);
    return Progress.DONE;
  }

  private void begin(int input, Batch batch) {
    begun = true;
    row = 0;
    rowBegun = false;
    own.findOrInsert(sides[input], keys, batch.rows());
    sides[1 - input].beginMatching(keys);
  }

  private void workPiece(int input, Batch batch) {
    int first = row;
    boolean rowContinues = rowBegun;
    boolean pairContinues = rowBegun && copiesDone > 0;
    int settledRows = makePairs(input, batch);
    pairs[input].match(batch);
    Settlement settlement = settlements[input];
    int from = 0;
    for (int i = 0; i < settledRows; i++) {
      int position = batch.position(first + i);
      if (i > 0 || !rowContinues) {
        settlement.begin();
      }
      settlement.settle(batch, position, from, ends[i], i == 0 && pairContinues);
      if (first + i < row) {
        settlement.end(batch, position, own.handle(first + i));
      }
      from = ends[i];
    }
  }

  /**
   * Makes pairs for rows from {@link #row} on; returns for how many. A row's pairs are cut where a
   * full piece of its own ends, so that what comes out does not depend on the rows before.
   */
  private int makePairs(int input, Batch batch) {
    SideRows other = sides[1 - input];
    Pairs made = pairs[input];
    made.clear();
    int rows = 0;
    long copies = 0;
    while (row < batch.rows() && rows < PIECE && copies < PIECE) {
      if (!rowBegun) {
        rowBegun = true;
        copiesDone = 0;
        cursor = own.isAlone(row) ? -1 : other.first(keys, row);
      }
      copies += pairRow(batch.position(row), other, made);
      ends[rows++] = made.size();
      if (cursor >= 0) {
        break;
      }
      rowBegun = false;
      row++;
    }
    return rows;
  }

  /** Pairs one row, with a piece at most; returns with how many rows. */
  private long pairRow(int position, SideRows other, Pairs made) {
    long paired = 0;
    while (cursor >= 0 && paired < PIECE) {
      long left = other.get(cursor, SideRows.COUNT) - copiesDone;
      long taken = Math.min(left, PIECE - paired);
      made.add(position, other, cursor, taken);
      paired += taken;
      copiesDone += taken;
      if (taken == left) {
        copiesDone = 0;
        cursor = other.next(cursor);
      }
    }
    return paired;
  }

  private void finish(int input, Batch batch) {
    own.deleteDead(sides[input], batch.rows());
    sides[0].unpin();
    sides[1].unpin();
    begun = false;
    prepared = null;
  }
}

package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.Readiness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * INNER and LEFT joins in a row whose inputs share a key, as one: the rows of each input are kept
 * once, and nothing is kept of what joins in between would give. Rows whose key is NULL match
 * nothing; those of the first input come out where all others are outer, and none is kept.
 *
 * <p>A row that comes is put into its place among the inputs: rows of those before it, from state,
 * are combined with it, and then with rows of those behind it. So the work for a row is that of
 * going through all combinations of its key, piece by piece.
 */
public final class MultiJoin implements Operator {
  private static final int PIECES_A_CALL = 4;

  private final MultiJoinSpec spec;
  private final List<RowPredicate> conditions;
  private final KeyEncoding encoding;
  private final List<Boolean> nullSafe;
  private final InputRows own = new InputRows();
  private final Expansion expansion = new Expansion();
  private SideRows[] sides;
  private CombineStep[] first;
  private CombineStep[] ownSteps;
  private CombineStep[] otherSteps;
  private KeyBatch keys;
  private Batch prepared;

  /** While a batch is worked on: its input, and the step after which rows come out. */
  private int input;

  private Batch working;
  private CombineStep last;

  /** Rows of the batch that are in state already. */
  private int changed;

  /**
   * @param conditions for each input what is asked beyond the keys, over the columns of those
   *     before it and its own; null: nothing
   */
  public MultiJoin(MultiJoinSpec spec, List<RowPredicate> conditions) {
    this.spec = spec;
    this.conditions = Collections.unmodifiableList(new ArrayList<>(conditions));
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.nullSafe = Collections.nCopies(spec.keyTypes().size(), false);
  }

  @Override
  public void open(OperatorContext context) {
    keys = new KeyBatch(context.maxParallelism());
    int inputs = spec.sides().size();
    sides = new SideRows[inputs];
    first = new CombineStep[inputs];
    ownSteps = new CombineStep[inputs];
    otherSteps = new CombineStep[inputs];
    for (int i = 0; i < inputs; i++) {
      sides[i] = SideRows.of("input" + i, spec.keyTypes(), spec.sides().get(i), 1, context);
    }
    for (int i = 0; i < inputs; i++) {
      List<DataType> types = spec.sides().get(i).types();
      boolean outer = spec.outer().get(i);
      RowPredicate condition = conditions.get(i);
      first[i] = new RowsStep(requiredBeside(i), spec.anyOuter());
      ownSteps[i] = new OwnStep(sides[i], types, outer, condition, own, this::changeUpTo);
      otherSteps[i] = new OtherStep(sides[i], types, outer, condition);
    }
  }

  private List<SideRows> requiredBeside(int i) {
    List<SideRows> required = new ArrayList<>();
    for (int other = 0; other < sides.length; other++) {
      if (other != i && !spec.outer().get(other)) {
        required.add(sides[other]);
      }
    }
    return required;
  }

  @Override
  public Readiness prepare(int ofInput, Batch batch) {
    if (prepared != batch) {
      JoinSide side = spec.sides().get(ofInput);
      int[] keyColumns = side.keys().stream().mapToInt(Integer::intValue).toArray();
      encoding.encode(batch, keyColumns, keys);
      sides[ofInput].encode(batch);
      own.findNullKeys(batch, keyColumns, nullSafe);
      prepared = batch;
    }
    // All rows of the keys of an outer input hold those of the batch as well.
    boolean ready = spec.outer().get(ofInput) || sides[ofInput].loadOwn(keys) == Readiness.READY;
    for (int i = 0; i < sides.length; i++) {
      // Whether a row of an outer input is the only match is told by the others of that input.
      if (i != ofInput || spec.outer().get(i)) {
        ready &= sides[i].loadMatches(keys) == Readiness.READY;
      }
    }
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  @Override
  public Progress process(int ofInput, Batch batch, Output out) {
    if (working == null) {
      begin(ofInput, batch);
    }
    for (int pieces = 0; pieces < PIECES_A_CALL; pieces++) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      if (expansion.isDone()) {
        if (!last.next()) {
          finish();
          return Progress.DONE;
        }
        expansion.begin(last.out);
      }
      if (!expansion.isDone()) {
        out.emit(expansion.next());
      }
    }
    return Progress.MORE;
  }

  private void begin(int ofInput, Batch batch) {
    input = ofInput;
    working = batch;
    changed = 0;
    own.findOrInsert(sides[input], keys, batch.rows());
    last = first[input];
    last.begin(null, batch, keys);
    for (int i = 0; i < sides.length; i++) {
      if (i != input || spec.outer().get(i)) {
        sides[i].beginMatching(keys);
      }
      CombineStep step = i == input ? ownSteps[i] : otherSteps[i];
      step.begin(last, batch, keys);
      last = step;
    }
    expansion.begin(last.out);
  }

  /** Writes the rows of the batch before {@code row} to state. */
  private void changeUpTo(int row) {
    SideRows side = sides[input];
    for (; changed < row; changed++) {
      long handle = own.handle(changed);
      int position = working.position(changed);
      if (handle < 0) {
        continue;
      }
      if (RowKind.isRetraction(working.kindAt(position))) {
        side.remove(handle);
      } else {
        side.add(handle, working, position);
      }
    }
  }

  private void finish() {
    changeUpTo(working.rows());
    own.deleteDead(sides[input], working.rows());
    for (SideRows side : sides) {
      side.unpin();
    }
    working = null;
    prepared = null;
  }
}

package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.rows.HandleSet;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import java.util.Arrays;

/**
 * The first phase of a GROUP BY: sums up a bundle before an exchange. Out come the keys and the
 * accumulators of each group of the bundle, as rows of kind +I. Holds nothing across a barrier.
 *
 * <p>A bundle that had nearly as many groups as rows was not worth its search: the rows of some
 * bundles after it go on one by one, then another bundle is tried.
 */
public final class LocalAggregate implements Operator {
  private static final int PIECE = 1024;

  /** A bundle saves too little if it has more groups than this share of its rows. */
  private static final double USELESS_SHARE = 0.75;

  /** Bundles of fewer rows say nothing. */
  private static final int TELLING_ROWS = 1000;

  private static final int BUNDLES_ALONE = 15;

  private final GroupSpec spec;
  private final BundleSpec bundle;
  private final MergeKernel kernel;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final KeyBatch keys = new KeyBatch(1);
  private final HandleSet members = new HandleSet();
  private OperatorContext context;
  private KeyedTable table;
  private Groups groups;
  private ColumnBuilder[] keyBuilders;
  private long[] rowHandles = new long[1024];
  private int[] newPositions = new int[1024];
  private long[] handles = new long[1024];
  private int rows;
  private long firstRowMillis;

  /** Rows of the batch at hand that are in a bundle. */
  private int taken;

  /** While a bundle is emitted: its keys, and how far it got. */
  private Column[] builtKeys;

  private int emitted;

  /** Null where groups have bytes. */
  private final RowsAlone alone;

  /** Rows that are still to go on one by one. */
  private long rowsAlone;

  private boolean encoded;

  public LocalAggregate(GroupSpec spec, BundleSpec bundle, MergeKernel kernel) {
    this.spec = spec;
    this.bundle = bundle;
    this.kernel = kernel;
    this.encoding = spec.keyEncoding();
    this.keyColumns = spec.keyColumns();
    this.alone = kernel.layout().variable() ? null : new RowsAlone(spec, kernel);
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    keyBuilders = Gather.builders(spec.keyTypes(), PIECE);
    newTable();
  }

  private void newTable() {
    table = new KeyedTable(GroupTables.tableSpec(spec, kernel.layout()), KeyGroupRange.all(1));
    groups = new Groups(table, keys, new ElementSet[0]);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    while (true) {
      if (rows >= bundle.maxRows() && flush(out) == Progress.MORE) {
        return Progress.MORE;
      }
      if (passAlone(batch, out) == Progress.MORE) {
        return Progress.MORE;
      }
      if (taken == batch.rows()) {
        break;
      }
      int to = (int) Math.min(batch.rows(), (long) taken + bundle.maxRows() - rows);
      if (!encoded) {
        encode(batch);
      }
      add(batch, taken, to);
      taken = to;
    }
    taken = 0;
    encoded = false;
    return Progress.DONE;
  }

  private Progress passAlone(Batch batch, Output out) {
    while (rowsAlone > 0 && taken < batch.rows()) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      int to = Math.min(batch.rows(), taken + PIECE);
      out.emit(alone.of(batch, taken, to));
      rowsAlone -= to - taken;
      taken = to;
    }
    return Progress.DONE;
  }

  private void encode(Batch batch) {
    encoding.encode(batch, keyColumns, keys);
    encoded = true;
    if (rowHandles.length < batch.rows()) {
      rowHandles = new long[batch.rows()];
      newPositions = new int[batch.rows()];
    }
  }

  private void add(Batch batch, int from, int to) {
    if (rows == 0) {
      firstRowMillis = context.monotonicMillis();
    }
    rows += to - from;
    table.findOrInsert(keys, from, to, rowHandles);
    int added = 0;
    for (int i = from; i < to; i++) {
      if (members.add(rowHandles[i])) {
        newPositions[added++] = batch.position(i);
        put(members.size() - 1, rowHandles[i]);
      }
    }
    for (int k = 0; k < keyBuilders.length; k++) {
      keyBuilders[k].copyFrom(batch.column(keyColumns[k]), newPositions, added);
    }
    kernel.accumulate(batch, from, to, groups, rowHandles);
  }

  private void put(int index, long handle) {
    if (index == handles.length) {
      handles = Arrays.copyOf(handles, index * 2);
    }
    handles[index] = handle;
  }

  private Progress flush(Output out) {
    if (members.size() == 0) {
      return Progress.DONE;
    }
    if (builtKeys == null) {
      builtKeys = Gather.build(keyBuilders);
    }
    while (emitted < members.size()) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      int to = Math.min(members.size(), emitted + PIECE);
      out.emit(piece(to));
      emitted = to;
    }
    if (alone != null && rows >= TELLING_ROWS && members.size() > rows * USELESS_SHARE) {
      rowsAlone = (long) rows * BUNDLES_ALONE;
    }
    members.clear();
    rows = 0;
    builtKeys = null;
    emitted = 0;
    newTable();
    return Progress.DONE;
  }

  private Batch piece(int to) {
    int count = to - emitted;
    int[] positions = new int[count];
    Arrays.setAll(positions, i -> emitted + i);
    ColumnBuilder[] accumulators = Gather.builders(kernel.layout().accumulatorTypes(), count);
    kernel.writeAccumulators(groups.rows(), handles, emitted, to, accumulators, 0);
    Column[] columns = new Column[builtKeys.length + accumulators.length];
    for (int k = 0; k < builtKeys.length; k++) {
      columns[k] = builtKeys[k].take(positions, count);
    }
    for (int a = 0; a < accumulators.length; a++) {
      columns[builtKeys.length + a] = accumulators[a].build();
    }
    return Batch.of(count, columns);
  }

  @Override
  public Progress advanceWatermark(long watermark, Output out) {
    return flush(out);
  }

  @Override
  public Progress beforeBarrier(Output out) {
    return flush(out);
  }

  @Override
  public Progress endInput(int input, Output out) {
    return flush(out);
  }

  @Override
  public long nextTime() {
    return rows == 0 ? Long.MAX_VALUE : context.timeAt(firstRowMillis + bundle.maxMillis());
  }

  @Override
  public Progress advanceTime(long nowMillis, Output out) {
    return flush(out);
  }
}

package io.millrace.executor.operators.window;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongColumn;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.Arrays;

/**
 * The first phase of a GROUP BY over windows of event time: sums up rows before an exchange. Out
 * come, as +I, the keys, the accumulators and the end of the slice (a BIGINT of local time) of each
 * group. What is held goes out when the watermark passes a slice, so that the second phase sees the
 * watermark that stood before the rows; when there are many groups; and before barriers. Late rows
 * are passed on: whether they are late is for the second phase to say.
 */
public final class LocalWindowAggregate implements Operator {
  private static final int PIECE = 1024;

  private final WindowSpec spec;
  private final int maxGroups;
  private final MergeKernel kernel;
  private final WindowTime time;
  private final Slicer slicer;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final KeyBatch keys = new KeyBatch(1);
  private final WindowTable table;
  private final Groups groups;

  /** Slot of a group that holds its number in {@link #handles} plus 1. */
  private final int numberSlot;

  private final ColumnBuilder[] keyBuilders;
  private long[] slices = new long[PIECE];
  private long[] rowHandles = new long[PIECE];
  private int[] newPositions = new int[PIECE];

  /** The groups held, with their slices. */
  private long[] handles = new long[PIECE];

  private long[] groupSlices = new long[PIECE];
  private int size;

  /** While groups are sent: their keys, and how many were sent. */
  private Column[] builtKeys;

  private int sent;

  private long watermark = Long.MIN_VALUE;

  /** The watermark that passes a slice next. */
  private long boundary = Long.MIN_VALUE;

  private Batch current;
  private int row;
  private int run;

  /**
   * @param rowTime the time attribute, in milliseconds
   * @param maxGroups groups that may be held; more are held while one batch is worked on
   */
  public LocalWindowAggregate(
      WindowSpec spec, LongExpression rowTime, int maxGroups, MergeKernel kernel) {
    this.spec = spec;
    this.maxGroups = maxGroups;
    this.kernel = kernel;
    this.time = new WindowTime(spec.zone());
    this.slicer = Slicer.byRow(spec.frame(), time, rowTime);
    this.encoding = spec.keyEncoding();
    this.keyColumns = spec.keyColumns();
    TableSpec rows = spec.table("local", kernel.layout());
    numberSlot = rows.slots();
    table =
        new WindowTable(
            new TableSpec(
                rows.name(), numberSlot + 1, rows.variable(), 0, rows.key(), rows.value()),
            KeyGroupRange.all(1));
    groups = new Groups(table, keys, new ElementSet[0]);
    keyBuilders = Gather.builders(spec.keyTypes(), PIECE);
  }

  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (current != batch) {
      encode(batch);
      current = batch;
    }
    WatermarkRuns runs = batch.watermarks();
    while (row < batch.rows()) {
      int to = batch.rows();
      if (runs != null) {
        int position = batch.position(row);
        while (runs.ends()[run] <= position) {
          run++;
        }
        if (advance(runs.values()[run], out) == Progress.MORE) {
          return Progress.MORE;
        }
        to = rowsBefore(batch, runs.ends()[run]);
      }
      add(batch, row, to);
      row = to;
    }
    if (size >= maxGroups && flush(out) == Progress.MORE) {
      return Progress.MORE;
    }
    current = null;
    row = 0;
    run = 0;
    return Progress.DONE;
  }

  private void encode(Batch batch) {
    if (rowHandles.length < batch.rows()) {
      rowHandles = new long[batch.rows()];
      slices = new long[batch.rows()];
      newPositions = new int[batch.rows()];
    }
    encoding.encode(batch, keyColumns, keys);
    slicer.slice(batch, slices);
  }

  private int rowsBefore(Batch batch, int position) {
    if (batch.selection() == null) {
      return position;
    }
    int to = row;
    while (to < batch.rows() && batch.selection()[to] < position) {
      to++;
    }
    return to;
  }

  private void add(Batch batch, int from, int to) {
    table.findOrInsert(slices, keys, from, to, rowHandles);
    int added = 0;
    for (int i = from; i < to; i++) {
      long handle = rowHandles[i];
      int at = table.base(handle) + numberSlot;
      long[] slots = table.slots(handle);
      if (slots[at] == 0) {
        newPositions[added++] = batch.position(i);
        put(handle, slices[i]);
        table.touch(handle);
        slots[at] = size;
      }
    }
    for (int k = 0; k < keyBuilders.length; k++) {
      keyBuilders[k].copyFrom(batch.column(keyColumns[k]), newPositions, added);
    }
    kernel.accumulate(batch, from, to, groups, rowHandles);
  }

  private void put(long handle, long slice) {
    if (size == handles.length) {
      handles = Arrays.copyOf(handles, size * 2);
      groupSlices = Arrays.copyOf(groupSlices, size * 2);
    }
    handles[size] = handle;
    groupSlices[size++] = slice;
  }

  private Progress advance(long newWatermark, Output out) {
    if (newWatermark <= watermark) {
      return Progress.DONE;
    }
    if (newWatermark >= boundary) {
      if (flush(out) == Progress.MORE) {
        return Progress.MORE;
      }
      boundary = boundaryAfter(newWatermark);
    }
    watermark = newWatermark;
    return Progress.DONE;
  }

  /** The first watermark above one that passes a slice; no later than that at least. */
  private long boundaryAfter(long passed) {
    long end = spec.frame().sliceEnd(time.toLocal(passed) + 1);
    long last = time.lastInstant(end);
    long atMost = passed + spec.frame().sliceMillis();
    return last > passed ? Math.min(last, atMost) : atMost;
  }

  private Progress flush(Output out) {
    if (size == 0) {
      return Progress.DONE;
    }
    if (builtKeys == null) {
      builtKeys = Gather.build(keyBuilders);
    }
    while (sent < size) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      int to = Math.min(size, sent + PIECE);
      out.emit(piece(to));
      sent = to;
    }
    for (long namespace : table.namespaces()) {
      table.drop(namespace);
    }
    builtKeys = null;
    sent = 0;
    size = 0;
    return Progress.DONE;
  }

  private Batch piece(int to) {
    int count = to - sent;
    int[] positions = new int[count];
    Arrays.setAll(positions, i -> sent + i);
    ColumnBuilder[] accumulators = Gather.builders(kernel.layout().accumulatorTypes(), count);
    kernel.writeAccumulators(groups.rows(), handles, sent, to, accumulators, 0);
    Column[] columns = new Column[builtKeys.length + accumulators.length + 1];
    for (int k = 0; k < builtKeys.length; k++) {
      columns[k] = builtKeys[k].take(positions, count);
    }
    System.arraycopy(Gather.build(accumulators), 0, columns, builtKeys.length, accumulators.length);
    columns[columns.length - 1] =
        new LongColumn(count, Arrays.copyOfRange(groupSlices, sent, to), null);
    return Batch.of(count, columns)
        .withWatermarks(new WatermarkRuns(new int[] {count}, new long[] {watermark}));
  }

  @Override
  public Progress advanceWatermark(long newWatermark, Output out) {
    return advance(newWatermark, out);
  }

  @Override
  public Progress beforeBarrier(Output out) {
    return flush(out);
  }

  @Override
  public Progress endInput(int input, Output out) {
    return flush(out);
  }
}

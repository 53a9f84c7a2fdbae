package io.millrace.executor.operators.set;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * INTERSECT and EXCEPT: how often each distinct row is in each input says how often it is in the
 * result, so a row that comes or goes makes at most one come or go. Rows are equal as group keys
 * are: NULL equals NULL. What was never added is not taken away.
 */
public final class SetOperation implements Operator {
  private final boolean intersect;
  private final boolean all;
  private final List<DataType> types;
  private final int inputs;
  private final long ttlMillis;
  private final KeyEncoding encoding;
  private final int[] columns;
  private KeyedTable table;
  private KeyBatch keys;
  private Batch encoded;
  private long[] handles = new long[1024];

  /**
   * @param intersect INTERSECT; else EXCEPT
   * @param all whether rows count as often as they are there
   * @param types of the columns, nullable if any input's is
   * @param inputs how many there are
   */
  public SetOperation(
      boolean intersect, boolean all, List<DataType> types, int inputs, long ttlMillis) {
    this.intersect = intersect;
    this.all = all;
    this.types = List.copyOf(types);
    this.inputs = inputs;
    this.ttlMillis = ttlMillis;
    this.encoding = KeyEncoding.of(types);
    this.columns = IntStream.range(0, types.size()).toArray();
  }

  @Override
  public void open(OperatorContext context) {
    keys = new KeyBatch(context.maxParallelism());
    List<Field> counts = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      counts.add(new Field("input" + i, Types.BIGINT.withNullable(false)));
    }
    table =
        context
            .state()
            .keyed(
                new TableSpec(
                    "rows",
                    inputs,
                    false,
                    ttlMillis,
                    Layouts.numbered("c", types),
                    Layout.of(counts)));
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      encoding.encode(batch, columns, keys);
      encoded = batch;
    }
    return table.load(keys);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (handles.length < batch.rows()) {
      handles = new long[batch.rows()];
    }
    int[] selection = new int[batch.rows()];
    byte[] kinds = new byte[batch.positions()];
    int count = 0;
    for (int i = 0; i < batch.rows(); i++) {
      int position = batch.position(i);
      boolean taken = RowKind.isRetraction(batch.kindAt(position));
      long change = taken ? remove(input, i) : add(input, i);
      if (change != 0) {
        kinds[position] = change > 0 ? RowKind.I : RowKind.D;
        selection[count++] = position;
      }
    }
    table.unpin();
    encoded = null;
    out.emit(batch.withKinds(kinds).withSelection(selection, count));
    return Progress.DONE;
  }

  private long add(int input, int i) {
    table.findOrInsert(keys, i, i + 1, handles);
    return change(handles[i], input, 1);
  }

  private long remove(int input, int i) {
    table.find(keys, i, i + 1, handles);
    long row = handles[i];
    if (row < 0 || table.get(row, input) == 0) {
      return 0;
    }
    long change = change(row, input, -1);
    boolean empty = true;
    for (int slot = 0; slot < inputs; slot++) {
      empty &= table.get(row, slot) == 0;
    }
    if (empty) {
      table.delete(row);
    }
    return change;
  }

  /** Adds to a count; returns by how much the row's number in the result grew. */
  private long change(long row, int input, int by) {
    table.touch(row);
    long before = result(row);
    table.set(row, input, table.get(row, input) + by);
    return result(row) - before;
  }

  private long result(long row) {
    long first = table.get(row, 0);
    long result = all ? first : Math.min(first, 1);
    for (int slot = 1; slot < inputs; slot++) {
      long count = table.get(row, slot);
      if (intersect) {
        result = Math.min(result, count);
      } else {
        result = all ? Math.max(0, result - count) : count > 0 ? 0 : result;
      }
    }
    return result;
  }
}

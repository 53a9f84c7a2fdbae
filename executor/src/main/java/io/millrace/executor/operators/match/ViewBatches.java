package io.millrace.executor.operators.match;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.DictionaryColumn;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.kernel.Groups;
import io.millrace.executor.operators.rows.Gather;
import java.util.Arrays;
import java.util.List;

/** Makes what conditions and measures see. */
final class ViewBatches {
  private static final ElementSet[] NO_SETS = {};

  private final List<DataType> types;
  private final KeyBatch noKeys;
  private int[] rowPositions = new int[256];
  private long[] rowHandles = new long[256];

  ViewBatches(List<DataType> types, int keyGroups) {
    this.types = types;
    this.noKeys = new KeyBatch(keyGroups);
  }

  /** A row a match of the list. */
  Batch of(MatchView view, MatchList matches, Batch rows) {
    int count = matches.size();
    int results =
        view.aggregates().stream().mapToInt(a -> a.kernel().layout().resultTypes().size()).sum();
    Column[] columns = new Column[view.values().size() + results];
    int at = 0;
    for (RowValue value : view.values()) {
      columns[at++] = column(value, matches, count, rows);
    }
    for (VariableAggregates aggregates : view.aggregates()) {
      for (Column result : results(aggregates, matches, count, rows)) {
        columns[at++] = result;
      }
    }
    return Batch.of(count, columns);
  }

  private Column column(RowValue value, MatchList matches, int count, Batch rows) {
    int[] positions = new int[count];
    boolean all = true;
    for (int i = 0; i < count; i++) {
      int from = matches.from(i, value.variable());
      int to = matches.to(i, value.variable());
      boolean there = to - from > value.offset();
      int row = value.first() ? from + value.offset() : to - 1 - value.offset();
      positions[i] = there ? matches.position(i, row) : -1;
      all &= there;
    }
    Column source = rows.column(value.column());
    return all
        ? new DictionaryColumn(count, positions, source)
        : Gather.takeOrNull(types.get(value.column()), source, positions, count);
  }

  private Column[] results(VariableAggregates of, MatchList matches, int count, Batch rows) {
    AggregateKernel kernel = of.kernel();
    ScratchRows accumulators = new ScratchRows(kernel.layout().slots());
    accumulators.clear(count);
    long[] handles = new long[count];
    int total = 0;
    for (int i = 0; i < count; i++) {
      int from = matches.from(i, of.variable());
      int to = matches.to(i, of.variable());
      handles[i] = to > from ? i : -1;
      reserve(total + to - from);
      for (int row = from; row < to; row++) {
        rowPositions[total] = matches.position(i, row);
        rowHandles[total++] = i;
      }
    }
    if (total > 0) {
      Batch arguments = of.arguments().apply(taken(rows, total));
      Groups groups = new Groups(accumulators, noKeys, NO_SETS);
      kernel.accumulate(arguments, 0, total, groups, rowHandles);
    }
    ColumnBuilder[] out = Gather.builders(kernel.layout().resultTypes(), count);
    kernel.writeResults(accumulators, handles, 0, count, out, 0);
    return Gather.build(out);
  }

  private Batch taken(Batch rows, int total) {
    int[] ids = Arrays.copyOf(rowPositions, total);
    Column[] columns = new Column[rows.columnCount()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = new DictionaryColumn(total, ids, rows.column(c));
    }
    return Batch.of(total, columns);
  }

  private void reserve(int count) {
    if (count > rowPositions.length) {
      rowPositions = Arrays.copyOf(rowPositions, Math.max(count, rowPositions.length * 2));
      rowHandles = Arrays.copyOf(rowHandles, rowPositions.length);
    }
  }
}

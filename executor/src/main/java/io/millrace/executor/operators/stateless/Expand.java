package io.millrace.executor.operators.stateless;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.LongColumn;
import io.millrace.data.type.DataType;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.rows.RepeatedRows;
import java.util.List;

/**
 * Each row once for every grouping set, in the order of the sets: columns that do not belong to the
 * set are NULL, a column may hold the row's bucket, and a last one holds the number of the set.
 */
public final class Expand implements Operator {
  private final List<DataType> types;
  private final List<List<Integer>> nulled;
  private final long[] ids;
  private final Buckets buckets;
  private int done;

  /**
   * @param types of the input's columns
   * @param nulled for each set the columns that are NULL
   * @param ids for each set its number
   * @param buckets of each set; null: none
   */
  public Expand(List<DataType> types, List<List<Integer>> nulled, long[] ids, Buckets buckets) {
    this.buckets = buckets;
    this.types = List.copyOf(types);
    this.nulled = nulled.stream().map(List::copyOf).toList();
    this.ids = ids.clone();
  }

  @Override
  public void open(OperatorContext context) {}

  @Override
  public Progress process(int input, Batch batch, Output out) {
    int rowsAPiece = Math.max(1, 2048 / ids.length);
    if (done == 0 && buckets != null) {
      buckets.begin(batch);
    }
    while (done < batch.rows()) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      int to = Math.min(batch.rows(), done + rowsAPiece);
      out.emit(piece(batch, done, to));
      done = to;
    }
    done = 0;
    return Progress.DONE;
  }

  private Batch piece(Batch batch, int from, int to) {
    int sets = ids.length;
    int count = (to - from) * sets;
    int[] positions = new int[count];
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      positions[i] = batch.position(from + i / sets);
      numbers[i] = ids[i % sets];
    }
    int width = types.size();
    Column[] columns = new Column[width + (buckets == null ? 1 : 2)];
    for (int c = 0; c < width; c++) {
      columns[c] = column(batch.column(c), c, positions, count);
    }
    if (buckets != null) {
      columns[width] = new LongColumn(count, buckets(from, count), null);
    }
    columns[columns.length - 1] = new LongColumn(count, numbers, null);
    return RepeatedRows.of(batch, positions, count, List.of(columns));
  }

  private long[] buckets(int from, int count) {
    int sets = ids.length;
    long[] dealt = new long[count];
    for (int i = 0; i < count; i++) {
      dealt[i] = buckets.of(i % sets, from + i / sets);
    }
    return dealt;
  }

  private Column column(Column source, int column, int[] positions, int count) {
    int sets = ids.length;
    int[] taken = positions;
    for (int set = 0; set < sets; set++) {
      if (nulled.get(set).contains(column)) {
        taken = taken == positions ? positions.clone() : taken;
        for (int i = set; i < count; i += sets) {
          taken[i] = -1;
        }
      }
    }
    return taken == positions
        ? source.take(positions, count)
        : Gather.takeOrNull(types.get(column).withNullable(true), source, taken, count);
  }
}

package io.millrace.executor.operators.session;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongColumn;
import io.millrace.data.type.DataType;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.session.SessionSpec.Property;
import io.millrace.executor.operators.window.WindowTime;
import java.util.Arrays;
import java.util.List;

/** Rows of sessions that are over, on their way out: columns of the content, then of the window. */
public final class SessionOutput {
  private static final int PIECE = 512;

  private final ColumnBuilder[] columns;
  private final List<Property> properties;
  private final WindowTime time;
  private long[] starts = new long[2 * PIECE];
  private long[] ends = new long[2 * PIECE];
  private int rows;

  SessionOutput(List<DataType> types, List<Property> properties, WindowTime time) {
    this.columns = Gather.builders(types, 2 * PIECE);
    this.properties = properties;
    this.time = time;
  }

  /** The builders of the content's columns; for each row added, one value each. */
  ColumnBuilder[] columns() {
    return columns;
  }

  /** A row was put into the builders. */
  void added(long start, long end) {
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, 2 * rows);
      ends = Arrays.copyOf(ends, 2 * rows);
    }
    starts[rows] = start;
    ends[rows++] = end;
  }

  boolean isFull() {
    return rows >= PIECE;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  void emit(Output out) {
    Column[] all = Arrays.copyOf(Gather.build(columns), columns.length + properties.size());
    for (int i = 0; i < properties.size(); i++) {
      all[columns.length + i] = new LongColumn(rows, property(properties.get(i)), null);
    }
    out.emit(Batch.of(rows, all));
    rows = 0;
  }

  private long[] property(Property property) {
    return switch (property) {
      case START -> Arrays.copyOf(starts, rows);
      case END -> Arrays.copyOf(ends, rows);
      case TIME -> Arrays.stream(ends, 0, rows).map(time::windowTime).toArray();
    };
  }
}

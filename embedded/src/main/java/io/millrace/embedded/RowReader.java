package io.millrace.embedded;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.JavaValues;
import io.millrace.data.text.ValueText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.engine.session.RowStream;
import io.millrace.jdbc.ExactDate;
import io.millrace.jdbc.ExactTimestamp;
import io.millrace.jdbc.NestedValue;
import java.sql.Time;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;

/** Turns batches of a stream into rows as Avatica carries them: arrays of objects. */
final class RowReader implements AutoCloseable {
  private final RowStream rows;
  private final ZoneId zone;
  private final ValueText texts;
  private Batch batch;
  private int next;
  private boolean ended;

  RowReader(RowStream rows, ZoneId zone) {
    this.rows = rows;
    this.zone = zone;
    this.texts = new ValueText(zone, ValueText.BytesForm.HEX);
  }

  /**
   * Reads up to {@code most} rows, waiting up to {@code waitMillis} for the first.
   *
   * @return null at the end
   */
  List<Object> read(int most, long waitMillis) throws InterruptedException {
    if (batch == null && !ended) {
      batch = rows.next(waitMillis);
      next = 0;
      ended = batch == null;
    }
    if (ended) {
      return null;
    }
    List<Object> read = new ArrayList<>();
    while (read.size() < most && next < batch.rows()) {
      read.add(row(batch.position(next++)));
    }
    if (next == batch.rows()) {
      batch = null;
    }
    return read;
  }

  private Object[] row(int position) {
    int shift = rows.showsKinds() ? 1 : 0;
    Object[] row = new Object[batch.columnCount() + shift];
    if (shift == 1) {
      row[0] = RowKind.of(batch.kindAt(position)).symbol();
    }
    for (int c = 0; c < batch.columnCount(); c++) {
      Field field = rows.schema().get(c);
      Object value = JavaValues.get(field.type(), batch.column(c), position);
      row[c + shift] = value == null ? null : carried(field.type(), value, c, position);
    }
    return row;
  }

  private Object carried(DataType type, Object value, int column, int position) {
    if (type instanceof DateType) {
      return ExactDate.of((LocalDate) value);
    }
    if (type instanceof TimeType) {
      LocalTime time = (LocalTime) value; // Time.valueOf would drop the fraction
      return new Time(Time.valueOf(time).getTime() + time.getNano() / 1_000_000);
    }
    if (type instanceof TimestampType timestamp) {
      return ExactTimestamp.of(
          timestamp.local()
              ? LocalDateTime.ofInstant((Instant) value, zone)
              : (LocalDateTime) value);
    }
    if (value instanceof byte[] bytes) {
      return new ByteString(bytes);
    }
    if (type instanceof IntervalType) {
      return texts.print(type, batch.column(column), position);
    }
    boolean nested =
        type instanceof ArrayType
            || type instanceof RowType
            || type instanceof MapType
            || type instanceof MultisetType;
    return nested
        ? new NestedValue(value, texts.print(type, batch.column(column), position))
        : value;
  }

  @Override
  public void close() {
    rows.close();
  }
}

package io.millrace.connectors.testing;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.JavaValues;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.spi.SourceReader;
import io.millrace.executor.spi.SourceReader.Polled;
import io.millrace.executor.spi.SourceReader.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows as text such as {@code +I[1, a]}, to compare. */
public final class Rows {
  private Rows() {}

  public static List<String> of(List<Field> schema, Batch batch) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; batch != null && row < batch.rows(); row++) {
      int position = batch.position(row);
      List<Object> values = new ArrayList<>();
      for (int c = 0; c < schema.size(); c++) {
        values.add(JavaValues.get(schema.get(c).type(), batch.column(c), position));
      }
      rows.add(RowKind.of(batch.kindAt(position)).symbol() + values);
    }
    return rows;
  }

  /** Polls until the end, or until there is nothing for now. */
  public static List<String> drain(List<Field> schema, SourceReader reader, int maxRows)
      throws IOException {
    List<String> rows = new ArrayList<>();
    while (true) {
      Polled polled = reader.poll(maxRows);
      rows.addAll(of(schema, polled.batch()));
      if (polled.status() != Status.MORE) {
        return rows;
      }
    }
  }

  /**
   * Reads to the end; after each batch continues with a fresh reader from the position, and checks
   * that what it reads is the rest.
   */
  public static List<String> drainWithRestores(
      List<Field> schema, ReaderSupplier readers, int maxRows) throws IOException {
    List<String> all;
    try (SourceReader reader = readers.get()) {
      all = drain(schema, reader, maxRows);
    }
    List<String> seen = new ArrayList<>();
    try (SourceReader reader = readers.get()) {
      Polled polled;
      do {
        polled = reader.poll(maxRows);
        seen.addAll(of(schema, polled.batch()));
        try (SourceReader restored = readers.get()) {
          restored.restore(polled.position().entries());
          List<String> joined = new ArrayList<>(seen);
          joined.addAll(drain(schema, restored, maxRows));
          if (!joined.equals(all)) {
            throw new AssertionError(
                "restored after " + seen.size() + " rows: " + joined + " instead of " + all);
          }
        }
      } while (polled.status() == Status.MORE);
    }
    return all;
  }

  /** Opens a reader. */
  public interface ReaderSupplier {
    SourceReader get() throws IOException;
  }
}

package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.SourceReader;
import io.millrace.executor.spi.SourceReader.Polled;
import io.millrace.executor.spi.SourceReader.Status;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One reading of a whole table, piece by piece, on I/O threads. */
final class TableLoad implements AutoCloseable {
  private static final int POLL_ROWS = 1024;

  private final SourceReader reader;
  private final ColumnBuilder[] builders;
  private int count;
  private boolean complete;

  TableLoad(Source table, List<DataType> types) {
    reader = table.reader(0, 1);
    builders = Gather.builders(types, POLL_ROWS);
  }

  /**
   * Reads until there is nothing for now. Blocks.
   *
   * @param cancelled whether nobody waits for the rows any more
   * @return for how many milliseconds there is nothing; 0: there is nothing more to be read
   */
  long read(BooleanSupplier cancelled) throws IOException {
    while (!cancelled.getAsBoolean()) {
      Polled polled = reader.poll(POLL_ROWS);
      add(polled.batch());
      if (polled.status() == Status.WAIT) {
        return Math.max(1, polled.retryMillis());
      }
      if (polled.status() == Status.END) {
        complete = true;
        return 0;
      }
    }
    return 0;
  }

  private void add(Batch batch) {
    if (batch == null) {
      return;
    }
    Batch rows = batch.compact();
    for (int c = 0; c < builders.length; c++) {
      builders[c].copyRange(rows.column(c), 0, rows.rows());
    }
    count += rows.rows();
  }

  /** Whether all of it was read. */
  boolean isComplete() {
    return complete;
  }

  /** What was read; once. */
  WholeTable rows(int[] keys, KeyEncoding encoding) {
    return WholeTable.of(Batch.of(count, Gather.build(builders)), keys, encoding);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

package io.millrace.shell;

import io.millrace.data.batch.Batch;
import io.millrace.data.error.MillraceException;
import io.millrace.engine.session.RowStream;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;

/** Prints the rows of a stream as they come, in one of the formats. */
final class RowPrinter {
  private static final long WAIT_MILLIS = 100;

  private final PrintStream out;
  private final RowStream rows;
  private final RowWriter writer;

  /**
   * @param maxWidth longest text in a column of a table
   */
  RowPrinter(PrintStream out, RowFormat format, RowStream rows, ZoneId zone, int maxWidth) {
    this.out = out;
    this.rows = rows;
    this.writer =
        switch (format) {
          case TABLE -> new TableWriter(out, rows, zone, maxWidth);
          case CSV -> new CsvWriter(out, rows, zone);
          case JSON -> new JsonWriter(out, rows, zone);
        };
  }

  /** Prints until the stream ends or {@code stop} says so. */
  void print(BooleanSupplier stop) throws InterruptedException {
    while (!stop.getAsBoolean()) {
      Batch batch = rows.next(WAIT_MILLIS);
      if (batch == null) {
        break;
      }
      if (batch.rows() > 0) {
        writer.write(batch);
      } else {
        writer.idle();
      }
      checkWritten(out);
    }
    writer.end();
    checkWritten(out);
  }

  /** Flushes; an error if nobody takes what is printed, as behind {@code | head} or a full disk. */
  static void checkWritten(PrintStream out) {
    if (out.checkError()) {
      throw MillraceException.deterministic(
          "cannot write the output: its reader has gone, or its disk is full");
    }
  }
}

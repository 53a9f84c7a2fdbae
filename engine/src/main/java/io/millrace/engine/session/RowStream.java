package io.millrace.engine.session;

import io.millrace.data.batch.Batch;
import io.millrace.data.type.DataType.Field;
import java.util.List;

/**
 * Rows on their way to a client; perhaps without end. {@link #next} is called by one thread, {@link
 * #close} by any, and ends the query behind it.
 */
public interface RowStream extends AutoCloseable {
  List<Field> schema();

  /**
   * Whether a client should show the kind of each row, as a column {@code op} before the others.
   */
  boolean showsKinds();

  /** Whether the rows end by themselves. */
  boolean bounded();

  /**
   * Waits up to {@code waitMillis} for the next rows.
   *
   * @return rows, perhaps none if the time was up; null at the end
   * @throws io.millrace.data.error.MillraceException if the query failed
   */
  Batch next(long waitMillis) throws InterruptedException;

  @Override
  void close();
}

package io.millrace.executor.spi;

import io.millrace.data.batch.Batch;
import java.io.IOException;
import java.util.List;

/**
 * Reads the splits of one parallel instance. Call order: {@link #restore} at most once, then {@link
 * #poll} again and again, then {@link #close}. Calls never overlap, though they may come from
 * different threads.
 */
public interface SourceReader extends AutoCloseable {

  /**
   * Continues from positions. Gets the entries of all instances of the last run, whatever its
   * parallelism, and keeps those of its own splits. Reports what no longer fits (a file that
   * shrank) as a deterministic error.
   */
  void restore(List<byte[]> entries) throws IOException;

  /**
   * Returns the next batch, of at most {@code maxRows} rows or as many as one record holds. I/O
   * errors are transient failures; bad records deterministic ones that name file and line.
   */
  Polled poll(int maxRows) throws IOException;

  /** Bad records skipped by this reader so far, as its options say; read by any thread. */
  default long skippedRecords() {
    return 0;
  }

  @Override
  void close() throws IOException;

  /**
   * What a poll gave.
   *
   * @param batch rows, or null if there are none now
   * @param position where reading continues after this batch; never null
   * @param status what to do next
   * @param retryMillis for {@link Status#WAIT}: how long to wait at most before the next poll
   */
  record Polled(Batch batch, Position position, Status status, long retryMillis) {}

  /** What follows a poll. */
  enum Status {
    /** Poll again. */
    MORE,
    /** Nothing for now: poll again after {@code retryMillis}. */
    WAIT,
    /** The end of a bounded input; not polled again. */
    END
  }

  /** An immutable position; encoded only when a checkpoint takes it. */
  interface Position {
    /** One entry a split, each decodable alone. */
    List<byte[]> entries();
  }
}

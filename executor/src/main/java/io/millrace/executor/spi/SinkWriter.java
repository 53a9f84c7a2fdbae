package io.millrace.executor.spi;

import io.millrace.data.batch.Batch;
import java.io.IOException;
import java.util.List;

/**
 * Writes the rows of one parallel instance. Calls never overlap, though they may come from
 * different threads. After a crash nothing of it is used again but what {@link #prepareCommit}
 * returned.
 */
public interface SinkWriter extends AutoCloseable {

  void write(Batch batch) throws IOException;

  /**
   * Ends epoch {@code epoch}: makes all rows written since the last call durable, though not
   * visible, and returns what the committer needs to make them so; empty if there is nothing to
   * commit. If that checkpoint fails, the next one must hold what it returned.
   */
  List<byte[]> prepareCommit(long epoch) throws IOException;

  @Override
  void close() throws IOException;
}

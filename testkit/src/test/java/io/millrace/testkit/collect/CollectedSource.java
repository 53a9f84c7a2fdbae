package io.millrace.testkit.collect;

import io.millrace.data.batch.Batch;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.SourceReader;
import java.util.Iterator;
import java.util.List;

/** Reads all columns of what was committed so far, once. */
record CollectedSource(Collected table) implements Source {

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, table.changes(), false, false, 1);
  }

  @Override
  public SourceReader reader(int subtask, int parallelism) {
    return new Reader(table.committed().iterator());
  }

  private record Reader(Iterator<Batch> batches) implements SourceReader {
    private static final Position NOWHERE = List::of;

    @Override
    public void restore(List<byte[]> entries) {
      throw new IllegalStateException("rows that were collected are read without checkpoints");
    }

    @Override
    public Polled poll(int maxRows) {
      return batches.hasNext()
          ? new Polled(batches.next(), NOWHERE, Status.MORE, 0)
          : new Polled(null, NOWHERE, Status.END, 0);
    }

    @Override
    public void close() {}
  }
}

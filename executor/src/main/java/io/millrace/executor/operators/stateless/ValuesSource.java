package io.millrace.executor.operators.stateless;

import io.millrace.data.batch.Batch;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.SourceReader;
import java.util.List;

/** Given rows, read once by the first instance. */
public record ValuesSource(Batch rows) implements Source {
  private static final byte[] READ = {1};

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, false, false, false, 1);
  }

  @Override
  public SourceReader reader(int subtask, int parallelism) {
    return new Reader(subtask == 0 ? rows : null);
  }

  private static final class Reader implements SourceReader {
    private Batch left;

    Reader(Batch left) {
      this.left = left;
    }

    @Override
    public void restore(List<byte[]> entries) {
      if (entries.stream().anyMatch(entry -> entry[0] == READ[0])) {
        left = null;
      }
    }

    @Override
    public Polled poll(int maxRows) {
      if (left == null) {
        return new Polled(null, () -> List.of(READ), Status.END, 0);
      }
      Batch next = left;
      left = null;
      return new Polled(next, () -> List.of(READ), Status.END, 0);
    }

    @Override
    public void close() {}
  }
}

package io.millrace.testkit.collect;

import io.millrace.data.batch.Batch;
import io.millrace.executor.spi.Committer;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.SinkWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Exactly once: rows are staged before a checkpoint, and committed by it. One instance. */
record CollectedSink(Collected table) implements Sink {

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, true, true, false, false, 1);
  }

  @Override
  public SinkWriter writer(WriterContext context) {
    return new Writer(table);
  }

  @Override
  public Committer committer() {
    return new Commits(table);
  }

  private static final class Writer implements SinkWriter {
    private final Collected table;
    private final List<Batch> rows = new ArrayList<>();

    Writer(Collected table) {
      this.table = table;
    }

    @Override
    public void write(Batch batch) {
      rows.add(batch.withWatermarks(null).compact());
    }

    @Override
    public List<byte[]> prepareCommit(long epoch) {
      if (rows.isEmpty()) {
        return List.of();
      }
      long number = table.stage(rows);
      rows.clear();
      return List.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    @Override
    public void close() {}
  }

  private record Commits(Collected table) implements Committer {
    @Override
    public void commit(List<byte[]> committables) {
      committables.forEach(bytes -> table.commit(ByteBuffer.wrap(bytes).getLong()));
    }

    @Override
    public void removeLeftovers(String job) {
      table.forgetStaged();
    }
  }
}

package io.millrace.executor.simulation;

import io.millrace.data.batch.Batch;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.spi.Committer;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.SinkWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An exactly-once sink that keeps committed rows as lines of text. It outlives crashes of the job,
 * as an outer system does, and knows a committable that it has seen before.
 */
public final class ListSink implements Sink {
  private final List<Field> schema;
  private final boolean blocking;
  private final List<String> committed = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  public ListSink(List<Field> schema, boolean blocking) {
    this.schema = schema;
    this.blocking = blocking;
  }

  /** Committed rows, in the order of commits. */
  public List<String> committed() {
    return committed;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(true, true, true, blocking, false, 0);
  }

  @Override
  public SinkWriter writer(WriterContext context) {
    return new Writer(context);
  }

  @Override
  public Committer committer() {
    return new Committer() {
      @Override
      public void commit(List<byte[]> committables) {
        committables.forEach(bytes -> commitOne(new String(bytes, StandardCharsets.UTF_8)));
      }

      @Override
      public void removeLeftovers(String job) {}
    };
  }

  private void commitOne(String committable) {
    int end = committable.indexOf('\n');
    if (seen.add(committable.substring(0, end))) {
      committable.substring(end + 1).lines().forEach(committed::add);
    }
  }

  private final class Writer implements SinkWriter {
    private final WriterContext context;
    private final StringBuilder lines = new StringBuilder();

    Writer(WriterContext context) {
      this.context = context;
    }

    @Override
    public void write(Batch batch) {
      lines.append(BatchText.rows(schema, batch.withWatermarks(null)));
    }

    @Override
    public List<byte[]> prepareCommit(long epoch) {
      if (lines.isEmpty()) {
        return List.of();
      }
      String name = context.job() + "/" + context.subtask() + "/" + epoch + "/" + context.attempt();
      String committable = name + "\n" + lines;
      lines.setLength(0);
      return List.of(committable.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }
}

package io.millrace.connectors.blackhole;

import io.millrace.data.batch.Batch;
import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Option;
import io.millrace.executor.spi.Committer;
import io.millrace.executor.spi.ConnectorFactory;
import io.millrace.executor.spi.MetadataColumn;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.SinkWriter;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.TableContext;
import java.util.List;

/** {@code 'connector' = 'blackhole'}. */
public final class BlackholeFactory implements ConnectorFactory {

  @Override
  public String name() {
    return "blackhole";
  }

  @Override
  public List<Option<?>> options() {
    return List.of();
  }

  @Override
  public boolean usesFormat() {
    return false;
  }

  @Override
  public List<MetadataColumn> metadata() {
    return List.of();
  }

  @Override
  public Source source(TableContext table) {
    throw MillraceException.deterministic(
            "table '" + table.name() + "' cannot be read: nothing comes out of a 'blackhole'")
        .withHint("To make rows up use 'connector' = 'datagen'.");
  }

  @Override
  public Sink sink(TableContext table) {
    return new Blackhole();
  }

  private record Blackhole() implements Sink {
    @Override
    public Capabilities capabilities() {
      return new Capabilities(true, false, false, false, false, 0);
    }

    @Override
    public SinkWriter writer(WriterContext context) {
      return new Writer();
    }

    @Override
    public Committer committer() {
      return null;
    }
  }

  private record Writer() implements SinkWriter {
    @Override
    public void write(Batch batch) {}

    @Override
    public List<byte[]> prepareCommit(long epoch) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}

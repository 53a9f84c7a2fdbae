package io.millrace.benchmarks.queries;

import io.millrace.connectors.datagen.DatagenFactory;
import io.millrace.data.option.Option;
import io.millrace.executor.spi.ConnectorFactory;
import io.millrace.executor.spi.MetadataColumn;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.SourceReader;
import io.millrace.executor.spi.TableContext;
import java.util.List;

/**
 * {@code 'connector' = 'datagen-upserts'}: rows of {@code datagen}, each of which is the newest of
 * its key.
 */
public final class UpsertFactory implements ConnectorFactory {
  private final ConnectorFactory datagen = new DatagenFactory();

  @Override
  public String name() {
    return "datagen-upserts";
  }

  @Override
  public List<Option<?>> options() {
    return datagen.options();
  }

  @Override
  public List<String> optionPrefixes() {
    return datagen.optionPrefixes();
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
    return new Upserts(datagen.source(table));
  }

  @Override
  public Sink sink(TableContext table) {
    return datagen.sink(table);
  }

  private record Upserts(Source rows) implements Source {
    @Override
    public Capabilities capabilities() {
      Capabilities own = rows.capabilities();
      return new Capabilities(own.bounded(), false, true, own.blocking(), own.maxParallelism());
    }

    @Override
    public SourceReader reader(int subtask, int parallelism) {
      return rows.reader(subtask, parallelism);
    }
  }
}

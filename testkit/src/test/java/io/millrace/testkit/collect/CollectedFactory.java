package io.millrace.testkit.collect;

import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.executor.spi.ConnectorFactory;
import io.millrace.executor.spi.MetadataColumn;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.TableContext;
import java.util.List;

/** Makes tables whose rows are in a {@link Collected}. */
public final class CollectedFactory implements ConnectorFactory {
  private static final Option<String> NAME =
      Option.of("name", OptionType.STRING, "Name of the table.");

  @Override
  public String name() {
    return "collected";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(NAME);
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
    return new CollectedSource(Collected.of(table.options().get(NAME)));
  }

  @Override
  public Sink sink(TableContext table) {
    return new CollectedSink(Collected.of(table.options().get(NAME)));
  }
}

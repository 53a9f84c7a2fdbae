package io.millrace.connectors.print;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.data.option.Options;
import io.millrace.executor.spi.ConnectorFactory;
import io.millrace.executor.spi.MetadataColumn;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.TableContext;
import java.util.List;

/** {@code 'connector' = 'print'}, with the options and output of Flink 2.3. */
public final class PrintFactory implements ConnectorFactory {
  private static final Option<String> IDENTIFIER =
      Option.of("print-identifier", OptionType.STRING, "A word that each line begins with.");
  private static final Option<Boolean> STANDARD_ERROR =
      Option.of(
          "standard-error", OptionType.BOOLEAN, false, "Print to standard error, not output.");
  private static final Option<Integer> PARALLELISM =
      Option.of("sink.parallelism", OptionType.INT, 0, "Number of parallel instances of the sink.");

  @Override
  public String name() {
    return "print";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(IDENTIFIER, STANDARD_ERROR, PARALLELISM);
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
        "table '" + table.name() + "' cannot be read: connector 'print' only writes");
  }

  @Override
  public Sink sink(TableContext table) {
    Options options = table.options();
    return new PrintSink(
        table.schema(),
        options.get(IDENTIFIER),
        options.get(STANDARD_ERROR),
        options.get(PARALLELISM),
        table.platform().console());
  }
}

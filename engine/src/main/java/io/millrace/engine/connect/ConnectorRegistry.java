package io.millrace.engine.connect;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.data.option.Options;
import io.millrace.engine.translate.LookupOptions;
import io.millrace.executor.spi.ConnectorFactory;
import io.millrace.executor.spi.FormatFactory;
import io.millrace.executor.spi.LookupSource;
import io.millrace.executor.spi.MetadataColumn;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.TableContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the connector and format of a table, checks its options, and makes its source or sink. All
 * errors are deterministic and name the table.
 */
public final class ConnectorRegistry {
  private static final Option<String> CONNECTOR =
      Option.of("connector", OptionType.STRING, "Which connector holds the table.");
  private static final Option<String> FORMAT =
      Option.of("format", OptionType.STRING, "How rows are written as bytes.");

  private final Factories factories = Factories.load();
  private final TableSetting setting;
  private final OptionPlaces places;

  /**
   * @param places where the options of tables are written, for errors
   */
  public ConnectorRegistry(TableSetting setting, OptionPlaces places) {
    this.setting = setting;
    this.places = places;
  }

  public Source source(TableUse table) {
    return named(table, factory -> factory.source(context(table, factory)));
  }

  public Sink sink(TableUse table) {
    return named(table, factory -> factory.sink(context(table, factory)));
  }

  /** What looks rows up by key; empty if the connector cannot. */
  Optional<LookupSource> lookup(TableUse table, List<Integer> keys) {
    return named(table, factory -> factory.lookup(context(table, factory), keys));
  }

  /** Checks what can be checked without touching what the connector connects to. */
  public void check(TableUse table) {
    named(table, factory -> context(table, factory));
  }

  private ConnectorFactory factory(TableUse table) {
    String name = table.options().get(CONNECTOR.key());
    if (name == null) {
      throw MillraceException.deterministic(
              "table '" + table.name() + "' has no option 'connector'")
          .withHint("Say where its rows are: WITH ('connector' = 'filesystem', ...).");
    }
    return factories.connector(table.name(), name);
  }

  private TableContext context(TableUse table, ConnectorFactory factory) {
    FormatFactory format = format(table, factory);
    Options options = Options.of(table.options());
    checkOptions(table, factory, format, options);
    checkMetadata(table, factory);
    return new TableContext(
        table.name(),
        table.columns(),
        table.metadataKeys(),
        table.allPhysical(),
        table.primaryKey(),
        table.partitionKeys(),
        options,
        format,
        table.ordered(),
        setting.folder(),
        setting.zone(),
        setting.platform());
  }

  private FormatFactory format(TableUse table, ConnectorFactory factory) {
    String name = table.options().get(FORMAT.key());
    if (!factory.usesFormat()) {
      return null;
    }
    if (name == null) {
      throw MillraceException.deterministic(
              "table '"
                  + table.name()
                  + "': connector '"
                  + factory.name()
                  + "' needs the option 'format'")
          .withHint("For instance 'format' = 'csv' or 'format' = 'json'.");
    }
    return factories.format(table.name(), name);
  }

  private static void checkOptions(
      TableUse table, ConnectorFactory factory, FormatFactory format, Options options) {
    List<Option<?>> declared = new ArrayList<>(factory.options());
    declared.add(CONNECTOR);
    declared.addAll(LookupOptions.ALL);
    String owner = "table '" + table.name() + "': connector '" + factory.name() + "'";
    if (format != null) {
      declared.add(FORMAT);
      owner += " with format '" + format.name() + "'";
      format.options().forEach(o -> declared.add(prefixed(format.name(), o)));
    }
    options.requireDeclared(owner, declared, factory.optionPrefixes());
    for (Option<?> option : declared) {
      try {
        options.find(option);
      } catch (MillraceException e) {
        throw MillraceException.deterministic("table '" + table.name() + "': " + e.getMessage(), e)
            .withHint(e.hint().orElse(null));
      }
    }
  }

  private static <T> Option<T> prefixed(String format, Option<T> option) {
    return option.key().startsWith(format + ".")
        ? option
        : new Option<>(
            format + "." + option.key(),
            option.type(),
            option.defaultValue(),
            option.description(),
            option.aliases().stream().map(a -> format + "." + a).toList());
  }

  private static void checkMetadata(TableUse table, ConnectorFactory factory) {
    List<String> known = factory.metadata().stream().map(MetadataColumn::key).toList();
    for (String key : table.metadataKeys()) {
      if (key != null && !known.contains(key)) {
        String hint = NearestName.hint(key, known);
        throw MillraceException.deterministic(
                "table '"
                    + table.name()
                    + "': connector '"
                    + factory.name()
                    + "' has no metadata '"
                    + key
                    + "'")
            .withHint(
                hint != null
                    ? hint
                    : known.isEmpty()
                        ? "It offers none."
                        : "It offers: " + String.join(", ", known) + ".");
      }
    }
  }

  /** Puts the table's name before an error that does not say it, and its place if it is known. */
  private <T> T named(TableUse table, Function<ConnectorFactory, T> action) {
    try {
      return action.apply(factory(table));
    } catch (MillraceException e) {
      boolean says = e.getMessage().contains("'" + table.name() + "'");
      MillraceException named =
          says
              ? e
              : MillraceException.deterministic(
                      "table '" + table.name() + "': " + e.getMessage(), e)
                  .withHint(e.hint().orElse(null));
      throw places.place(table, named);
    }
  }
}

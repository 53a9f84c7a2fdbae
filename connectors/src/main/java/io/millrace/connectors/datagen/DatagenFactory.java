package io.millrace.connectors.datagen;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.data.option.Options;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.spi.ConnectorFactory;
import io.millrace.executor.spi.MetadataColumn;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.TableContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code 'connector' = 'datagen'}, with the options and types of Flink 2.3. */
public final class DatagenFactory implements ConnectorFactory {
  static final Option<Long> ROWS_PER_SECOND =
      Option.of("rows-per-second", OptionType.LONG, 10_000L, "How many rows are made a second.");
  static final Option<Long> NUMBER_OF_ROWS =
      Option.of(
          "number-of-rows",
          OptionType.LONG,
          "How many rows are made in all; without end if unset.");
  static final Option<Integer> PARALLELISM =
      Option.of("scan.parallelism", OptionType.INT, "Most parallel instances of the source.");
  private static final OptionType<Kind> KIND = OptionType.oneOf(Kind.class);

  private enum Kind {
    RANDOM,
    SEQUENCE
  }

  @Override
  public String name() {
    return "datagen";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(ROWS_PER_SECOND, NUMBER_OF_ROWS, PARALLELISM);
  }

  @Override
  public List<String> optionPrefixes() {
    return List.of(FieldOptions.PREFIX);
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
    FieldOptions fields = new FieldOptions(table.name(), table.options());
    RandomFields random = new RandomFields(fields, table.zone());
    SequenceFields sequences = new SequenceFields(fields);
    Map<String, Generator> generators = new HashMap<>();
    long rows = Long.MAX_VALUE;
    boolean bounded = false;
    for (Field field : table.allPhysical()) {
      if (fields.get(field.name(), "kind", KIND, Kind.RANDOM) == Kind.SEQUENCE) {
        SequenceFields.Sequence sequence = sequences.sequence(field.name(), field.type());
        generators.put(field.name(), sequence.generator());
        rows = Math.min(rows, sequence.rows());
        bounded = true;
      } else {
        generators.put(field.name(), random.generator(field.name(), field.type()));
      }
    }
    fields.requireAllKnown();
    Options options = table.options();
    Long number = notNegative(table, NUMBER_OF_ROWS);
    return new DatagenSource(
        table.schema().stream().map(f -> generators.get(f.name())).toArray(Generator[]::new),
        rowsPerSecond(table),
        number == null ? rows : Math.min(number, rows),
        bounded || number != null,
        options.find(PARALLELISM).orElse(Integer.MAX_VALUE),
        table.platform().clock());
  }

  private static long rowsPerSecond(TableContext table) {
    long value = notNegative(table, ROWS_PER_SECOND);
    if (value == 0) {
      throw MillraceException.deterministic(
              "table '"
                  + table.name()
                  + "': option '"
                  + ROWS_PER_SECOND.key()
                  + "' must be at least 1: with 0 no row would ever be made")
          .withHint("For a table without rows set 'number-of-rows' = '0'.");
    }
    return value;
  }

  private static Long notNegative(TableContext table, Option<Long> option) {
    Long value = table.options().get(option);
    if (value != null && value < 0) {
      throw MillraceException.deterministic(
          "table '" + table.name() + "': option '" + option.key() + "' must not be negative");
    }
    return value;
  }

  @Override
  public Sink sink(TableContext table) {
    throw MillraceException.deterministic(
            "table '" + table.name() + "' cannot be written: connector 'datagen' only makes rows")
        .withHint("To throw rows away use 'connector' = 'blackhole'.");
  }
}

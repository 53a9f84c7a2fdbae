package io.millrace.connectors.format.csv;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Option;
import io.millrace.data.option.Options;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.executor.spi.FormatFactory;
import io.millrace.executor.spi.TableContext;
import java.util.List;

/** {@code 'format' = 'csv'}. */
public final class CsvFactory implements FormatFactory {

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public List<Option<?>> options() {
    return CsvOptions.ALL;
  }

  @Override
  public boolean changelog() {
    return false;
  }

  @Override
  public Decoder decoder(TableContext table) {
    return new CsvDecoder(table.allPhysical(), table.schema(), options(table));
  }

  @Override
  public Encoder encoder(TableContext table) {
    return new CsvEncoder(table.schema(), options(table));
  }

  private static CsvOptions options(TableContext table) {
    for (Field field : table.allPhysical()) {
      requireSupported(table.name(), field);
    }
    Options options = table.options().under("csv.");
    return new CsvOptions(options);
  }

  private static void requireSupported(String table, Field field) {
    boolean supported =
        field.type() instanceof ArrayType array
            ? isSingle(array.element())
            : field.type() instanceof RowType row
                ? row.fields().stream().allMatch(f -> isSingle(f.type()))
                : isSingle(field.type());
    if (!supported) {
      throw MillraceException.deterministic(
              "table '"
                  + table
                  + "': format 'csv' cannot hold column '"
                  + field.name()
                  + "' of type "
                  + field.type())
          .withHint(
              "It holds single values, arrays and rows of them, and TIME up to TIME(3); a VARIANT"
                  + " as a STRING: JSON_STRING writes it, PARSE_JSON reads it.");
    }
  }

  private static boolean isSingle(DataType type) {
    return !type.physical().isNested()
        && !(type instanceof VariantType)
        && !(type instanceof TimeType time && time.precision() > 3);
  }
}

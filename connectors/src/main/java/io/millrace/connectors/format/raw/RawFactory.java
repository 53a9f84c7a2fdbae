package io.millrace.connectors.format.raw;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.data.option.Options;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.executor.spi.FormatFactory;
import io.millrace.executor.spi.TableContext;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;

/** {@code 'format' = 'raw'}, with the options of Flink 2.3. */
public final class RawFactory implements FormatFactory {
  private static final Option<Charset> CHARSET =
      Option.of(
          "charset",
          new OptionType<>("the name of a charset", RawFactory::charset, Charset::name),
          StandardCharsets.UTF_8,
          "The charset of text.");
  private static final Option<Endianness> ENDIANNESS =
      Option.of(
          "endianness",
          OptionType.oneOf(Endianness.class),
          Endianness.BIG_ENDIAN,
          "The order of the bytes of a number.");

  private enum Endianness {
    BIG_ENDIAN,
    LITTLE_ENDIAN
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CHARSET, ENDIANNESS);
  }

  @Override
  public boolean changelog() {
    return false;
  }

  @Override
  public String fileSuffix() {
    return ".txt";
  }

  @Override
  public Decoder decoder(TableContext table) {
    DataType type = requireOneColumn(table);
    return new RawDecoder(
        table.allPhysical().get(0), type, charset(table), order(table), table.schema().isEmpty());
  }

  @Override
  public Encoder encoder(TableContext table) {
    return new RawEncoder(requireOneColumn(table), charset(table), order(table));
  }

  private static Charset charset(TableContext table) {
    return options(table).get(CHARSET);
  }

  private static ByteOrder order(TableContext table) {
    return options(table).get(ENDIANNESS) == Endianness.BIG_ENDIAN
        ? ByteOrder.BIG_ENDIAN
        : ByteOrder.LITTLE_ENDIAN;
  }

  private static Options options(TableContext table) {
    return table.options().under("raw.");
  }

  private static DataType requireOneColumn(TableContext table) {
    if (table.allPhysical().size() != 1) {
      throw MillraceException.deterministic(
          "table '"
              + table.name()
              + "': format 'raw' needs exactly one column, but there are "
              + table.allPhysical().size());
    }
    DataType type = table.allPhysical().get(0).type();
    if (!(type instanceof CharacterType
        || type instanceof BinaryType
        || type instanceof BooleanType
        || type instanceof IntegralType
        || type instanceof FloatingType)) {
      throw MillraceException.deterministic(
              "table '" + table.name() + "': format 'raw' cannot hold a column of type " + type)
          .withHint(
              type instanceof VariantType
                  ? "Declare a STRING: JSON_STRING writes the VARIANT, PARSE_JSON reads it."
                  : null);
    }
    return type;
  }
}

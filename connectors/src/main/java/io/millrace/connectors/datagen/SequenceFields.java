package io.millrace.connectors.datagen;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.OptionType;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.PhysicalKind;
import java.math.BigInteger;

/** Finds the generator of a field of kind {@code sequence}. */
final class SequenceFields {
  private final FieldOptions options;

  SequenceFields(FieldOptions options) {
    this.options = options;
  }

  /** A generator and how many rows it lasts for. */
  record Sequence(Generator generator, long rows) {}

  Sequence sequence(String path, DataType type) {
    long start = bound(path, "start");
    long end = bound(path, "end");
    if (end < start) {
      throw options.wrong(path, "end", "at least the start, " + start + ", but it is " + end);
    }
    requireFit(path, "start", start, type);
    requireFit(path, "end", end, type);
    long rows = end - start + 1;
    return new Sequence(generator(path, type, start), rows <= 0 ? Long.MAX_VALUE : rows);
  }

  private long bound(String path, String what) {
    Long bound = options.get(path, what, OptionType.LONG, null);
    if (bound == null) {
      throw options.wrong(path, what, "to be set, because the column is a sequence");
    }
    return bound;
  }

  private void requireFit(String path, String what, long value, DataType type) {
    boolean fits = true;
    if (type instanceof IntegralType integral) {
      fits =
          switch (integral.width()) {
            case TINYINT -> value == (byte) value;
            case SMALLINT -> value == (short) value;
            case INT -> value == (int) value;
            case BIGINT -> true;
          };
    } else if (type instanceof DecimalType decimal) {
      BigInteger most = BigInteger.TEN.pow(decimal.precision() - decimal.scale());
      fits = BigInteger.valueOf(value).abs().compareTo(most) < 0;
    }
    if (!fits) {
      throw options.wrong(path, what, "a number that fits " + type.sql() + ", but it is " + value);
    }
  }

  private Generator generator(String path, DataType type, long start) {
    if (type instanceof IntegralType) {
      return type.physical() == PhysicalKind.LONG
          ? SequenceGenerators.longs(start, 1)
          : SequenceGenerators.ints(start);
    }
    if (type instanceof FloatingType) {
      return SequenceGenerators.doubles(start);
    }
    if (type instanceof DecimalType decimal) {
      BigInteger factor = BigInteger.TEN.pow(decimal.scale());
      return decimal.precision() <= 18
          ? SequenceGenerators.longs(start, factor.longValueExact())
          : SequenceGenerators.largeDecimals(start, factor);
    }
    if (type instanceof CharacterType) {
      return SequenceGenerators.strings(start);
    }
    if (type instanceof BinaryType) {
      return SequenceGenerators.bytes(start);
    }
    throw MillraceException.deterministic(
            "table '"
                + options.table()
                + "': column '"
                + path
                + "' of type "
                + type
                + " cannot be a sequence")
        .withHint("Numbers, strings and bytes can. Others are of kind 'random'.");
  }
}

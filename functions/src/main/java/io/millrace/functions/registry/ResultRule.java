package io.millrace.functions.registry;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.Types;
import java.util.List;

/**
 * Result types that no pattern can say; a {@code @SqlFunction} names one as "@NAME". For functions
 * that propagate NULLs the registry adds nullability; for those called on NULL the rule decides.
 */
enum ResultRule {
  /** The type of the first argument. */
  ARG0("the type of the first argument") {
    @Override
    DataType apply(List<Argument> arguments) {
      return arguments.get(0).type();
    }
  },
  /** The type of the second argument. */
  ARG1("the type of the second argument") {
    @Override
    DataType apply(List<Argument> arguments) {
      return arguments.get(1).type();
    }
  },
  /** The first argument's string type, but VARCHAR. */
  VARYING0("VARCHAR of the first argument's length") {
    @Override
    DataType apply(List<Argument> arguments) {
      return varying(arguments.get(0).type());
    }
  },
  /** The last argument's string type, but VARCHAR. */
  VARYING_LAST("VARCHAR of the last argument's length") {
    @Override
    DataType apply(List<Argument> arguments) {
      return varying(arguments.get(arguments.size() - 1).type());
    }
  },
  /** A string as long as the first two together. */
  CONCAT("a string as long as both") {
    @Override
    DataType apply(List<Argument> arguments) {
      return concatenated(arguments.get(0).type(), arguments.get(1).type());
    }
  },
  /** The common type of all arguments, nullable only if all of them are. */
  COALESCE("the common type of the arguments") {
    @Override
    DataType apply(List<Argument> arguments) {
      boolean nullable = arguments.stream().allMatch(a -> a.type().nullable());
      return common(arguments).withNullable(nullable);
    }
  },
  /** The common type of the second and third argument. */
  IF("the common type of the last two") {
    @Override
    DataType apply(List<Argument> arguments) {
      DataType type = common(arguments.subList(1, 3));
      return type.withNullable(type.nullable() || arguments.get(0).type().nullable());
    }
  },
  /** A VARCHAR or VARBINARY as long as the longest of the arguments after the first. */
  LONGEST("as long as the longest argument") {
    @Override
    DataType apply(List<Argument> arguments) {
      DataType type = common(arguments.subList(1, arguments.size()));
      return type instanceof BinaryType b
          ? new BinaryType(b.length(), true, b.nullable())
          : type instanceof CharacterType ? varying(type) : Types.STRING;
    }
  },
  /** A STRING that is nullable if the first argument is. */
  STRING0("STRING") {
    @Override
    DataType apply(List<Argument> arguments) {
      return Types.STRING.withNullable(arguments.get(0).type().nullable());
    }
  },
  /** A VARCHAR as long as the first two together. */
  VARYING_CONCAT("VARCHAR as long as both") {
    @Override
    DataType apply(List<Argument> arguments) {
      return varying(concatenated(arguments.get(0).type(), arguments.get(1).type()));
    }
  },
  /** An array of rows of the key and value of a map. */
  ENTRIES("ARRAY<ROW<key, value>>") {
    @Override
    DataType apply(List<Argument> arguments) {
      MapType map = (MapType) arguments.get(0).type();
      DataType row =
          Types.row(List.of(Types.field("key", map.key()), Types.field("value", map.value())));
      return Types.array(row).withNullable(false);
    }
  },
  /** A decimal rounded to the digits given by a literal; other types as they are. */
  ROUND("the type of the first argument; DECIMAL with fewer digits") {
    @Override
    DataType apply(List<Argument> arguments) {
      return rounded(arguments);
    }
  },
  /** A decimal without fraction. */
  WHOLE("DECIMAL without fraction") {
    @Override
    DataType apply(List<Argument> arguments) {
      DataType type = arguments.get(0).type();
      return type instanceof DecimalType d ? Types.decimal(d.precision(), 0) : type;
    }
  },
  /** The remainder of two decimals. */
  DECIMAL_MOD("DECIMAL") {
    @Override
    DataType apply(List<Argument> arguments) {
      DecimalType a = decimal(arguments.get(0));
      DecimalType b = decimal(arguments.get(1));
      int scale = Math.max(a.scale(), b.scale());
      int whole = Math.min(a.precision() - a.scale(), b.precision() - b.scale());
      return bounded(Math.max(1, whole + scale), scale);
    }
  },
  /** TIMESTAMP_LTZ of the precision that the second argument says, which is a literal. */
  LTZ_OF_ARG1("TIMESTAMP_LTZ(3), more digits for a greater literal precision") {
    @Override
    DataType apply(List<Argument> arguments) {
      Object literal = arguments.size() < 2 ? null : arguments.get(1).literal();
      return Types.timestampLtz(literal instanceof Long p && p > 3 && p <= 9 ? p.intValue() : 3);
    }
  },
  /** TIMESTAMP_LTZ of as many digits as the format, a literal, has; at least 3. */
  LTZ_OF_FORMAT("TIMESTAMP_LTZ(3), more digits for a literal format that has them") {
    @Override
    DataType apply(List<Argument> arguments) {
      int letters = 0;
      if (arguments.get(1).literal() instanceof String format) {
        while (letters < format.length() && format.charAt(format.length() - 1 - letters) == 'S') {
          letters++;
        }
      }
      return Types.timestampLtz(Math.max(3, Math.min(9, letters)));
    }
  },
  /** TIMESTAMP(3) or TIMESTAMP_LTZ(3), as the argument is. */
  WATERMARK("TIMESTAMP(3) or TIMESTAMP_LTZ(3)") {
    @Override
    DataType apply(List<Argument> arguments) {
      boolean local = arguments.get(0).type() instanceof TimestampType t && t.local();
      return local ? Types.timestampLtz(3) : Types.timestamp(3);
    }
  },
  /** The moment of the last argument plus a time unit: a DATE stays one for units of days. */
  TIMESTAMP_ADD("the type of the last argument; TIMESTAMP(6) for hours and less added to a DATE") {
    @Override
    DataType apply(List<Argument> arguments) {
      return added(arguments);
    }
  },
  /** The structured type that literals name: of a class, with fields of the types of the values. */
  OBJECT_OF("STRUCTURED<'class', field type, ...>") {
    @Override
    DataType apply(List<Argument> arguments) {
      return ObjectTypes.made(arguments);
    }
  },
  /** The structured type of the first argument, with fields of the types of their new values. */
  OBJECT_UPDATE("the type of the first argument, fields of the types of their new values") {
    @Override
    DataType apply(List<Argument> arguments) {
      return ObjectTypes.updated(arguments);
    }
  };

  private static final int LARGEST_PRECISION = 38;
  private static final int SMALLEST_KEPT_SCALE = 6;

  private final String text;

  ResultRule(String text) {
    this.text = text;
  }

  /** The rule in words. */
  String text() {
    return text;
  }

  /** The result's type; its own nullability is that of the types it is made from. */
  abstract DataType apply(List<Argument> arguments);

  private static DataType varying(DataType type) {
    return type instanceof CharacterType c
        ? new CharacterType(c.length(), true, c.nullable())
        : type;
  }

  private static DataType concatenated(DataType a, DataType b) {
    if (a instanceof CharacterType x && b instanceof CharacterType y) {
      int length = (int) Math.min(Integer.MAX_VALUE, (long) x.length() + y.length());
      return new CharacterType(length, x.varying() || y.varying(), false);
    }
    return a instanceof CharacterType || b instanceof CharacterType ? Types.STRING : Types.BYTES;
  }

  private static DataType common(List<Argument> arguments) {
    return Coercion.commonType(arguments.stream().map(Argument::type).toList()).orElse(Types.NULL);
  }

  private static DataType rounded(List<Argument> arguments) {
    DataType type = arguments.get(0).type();
    if (!(type instanceof DecimalType d)) {
      return type;
    }
    if (arguments.size() > 1 && arguments.get(1).literal() == null) {
      return type;
    }
    int digits = arguments.size() == 1 ? 0 : ((Number) arguments.get(1).literal()).intValue();
    if (digits >= d.scale()) {
      return type;
    }
    int whole = d.precision() - d.scale() + 1;
    return digits < 0
        ? Types.decimal(Math.min(LARGEST_PRECISION, whole), 0)
        : Types.decimal(Math.min(LARGEST_PRECISION, whole + digits), digits);
  }

  private static DecimalType decimal(Argument argument) {
    return (DecimalType) Coercion.widened(argument.type(), TypeFamily.DECIMAL);
  }

  /** Flink's way to fit a result into 38 digits: the fraction gives way, down to six digits. */
  private static DataType bounded(int precision, int scale) {
    if (precision <= LARGEST_PRECISION) {
      return Types.decimal(precision, scale);
    }
    int whole = precision - scale;
    int kept = Math.min(scale, SMALLEST_KEPT_SCALE);
    return Types.decimal(LARGEST_PRECISION, Math.max(LARGEST_PRECISION - whole, kept));
  }

  private static DataType added(List<Argument> arguments) {
    DataType base = arguments.get(2).type();
    String unit = String.valueOf(arguments.get(0).literal());
    int digits =
        switch (unit) {
          case "MILLISECOND" -> 3;
          case "MICROSECOND", "SQL_TSI_MICROSECOND" -> 6;
          case "NANOSECOND" -> 9;
          default -> 0;
        };
    if (base instanceof DataType.DateType) {
      boolean fine = digits > 0 || unit.matches("(SQL_TSI_)?(HOUR|MINUTE|SECOND)");
      return fine ? Types.timestamp(Math.max(6, digits)) : base;
    }
    return base instanceof TimestampType t && t.precision() < digits
        ? new TimestampType(digits, t.local(), t.nullable())
        : base;
  }
}

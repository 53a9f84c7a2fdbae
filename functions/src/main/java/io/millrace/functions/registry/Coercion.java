package io.millrace.functions.registry;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is converted without being asked for: numbers to wider numbers, strings to longer strings,
 * DATE to timestamps, one kind of timestamp to the other, NULL to anything. Never strings to
 * numbers or back.
 */
public final class Coercion {
  /** Returned by {@link #cost} when there is no implicit conversion. */
  static final int IMPOSSIBLE = -1;

  private static final int LARGEST_PRECISION = 38;

  private Coercion() {}

  /** How far a family is from another: 0 for the same, more for less natural conversions. */
  static int cost(TypeFamily from, TypeFamily to) {
    if (from == to || from == TypeFamily.NULL) {
      return 0;
    }
    if (from.isNumeric() && to.isNumeric()) {
      int steps = to.ordinal() - from.ordinal();
      return steps > 0 ? 2 * steps : IMPOSSIBLE;
    }
    return switch (from) {
      case DATE -> to == TypeFamily.TIMESTAMP ? 4 : to == TypeFamily.TIMESTAMP_LTZ ? 6 : IMPOSSIBLE;
      case TIMESTAMP -> to == TypeFamily.TIMESTAMP_LTZ ? 6 : IMPOSSIBLE;
      case TIMESTAMP_LTZ -> to == TypeFamily.TIMESTAMP ? 6 : IMPOSSIBLE;
      default -> IMPOSSIBLE;
    };
  }

  /** The type of {@code family} that holds every value of {@code from}; nullability is kept. */
  static DataType widened(DataType from, TypeFamily family) {
    DataType to =
        switch (family) {
          case BOOLEAN -> Types.BOOLEAN;
          case TINYINT -> Types.TINYINT;
          case SMALLINT -> Types.SMALLINT;
          case INT -> Types.INT;
          case BIGINT -> Types.BIGINT;
          case DECIMAL -> decimalOf(from);
          case FLOAT -> Types.FLOAT;
          case DOUBLE -> Types.DOUBLE;
          case STRING -> Types.STRING;
          case BYTES -> Types.BYTES;
          case VARIANT -> Types.VARIANT;
          case DATE -> Types.DATE;
          case TIME -> Types.TIME;
          case TIMESTAMP -> Types.timestamp(timestampPrecision(from));
          case TIMESTAMP_LTZ -> Types.timestampLtz(timestampPrecision(from));
          case INTERVAL_YEAR_MONTH -> new IntervalType(true, true);
          case INTERVAL_DAY_TIME -> new IntervalType(false, true);
          default -> from;
        };
    return to.withNullable(from.nullable());
  }

  private static int timestampPrecision(DataType from) {
    return from instanceof TimestampType timestamp ? timestamp.precision() : 3;
  }

  private static DataType decimalOf(DataType from) {
    return switch (TypeFamily.of(from)) {
      case DECIMAL -> from;
      case TINYINT -> Types.decimal(3, 0);
      case SMALLINT -> Types.decimal(5, 0);
      case INT -> Types.decimal(10, 0);
      case BIGINT -> Types.decimal(19, 0);
      default -> Types.decimal(LARGEST_PRECISION, 18);
    };
  }

  /**
   * The type that values of all {@code types} can be converted to without being asked for; nullable
   * if one of them is. Empty if there is none.
   */
  public static Optional<DataType> commonType(List<DataType> types) {
    DataType common = null;
    boolean nullable = false;
    for (DataType type : types) {
      nullable |= type.nullable();
      if (type instanceof NullType) {
        continue;
      }
      common = common == null ? type : common(common, type);
      if (common == null) {
        return Optional.empty();
      }
    }
    DataType found = common == null ? Types.NULL : common;
    return Optional.of(found.withNullable(nullable));
  }

  /** The common type of two, of any nullability, or null. */
  private static DataType common(DataType a, DataType b) {
    if (a.withNullable(true).equals(b.withNullable(true))) {
      return a;
    }
    TypeFamily fa = TypeFamily.of(a);
    TypeFamily fb = TypeFamily.of(b);
    if (fa.isNumeric() && fb.isNumeric()) {
      return commonNumber(a, fa, b, fb);
    }
    if (fa == fb) {
      return commonInFamily(a, b);
    }
    if (cost(fa, fb) >= 0) {
      return commonInFamily(widened(a, fb), b);
    }
    return cost(fb, fa) >= 0 ? commonInFamily(a, widened(b, fa)) : null;
  }

  private static DataType commonNumber(DataType a, TypeFamily fa, DataType b, TypeFamily fb) {
    TypeFamily wider = fa.compareTo(fb) > 0 ? fa : fb;
    if (wider == TypeFamily.FLOAT && (fa == TypeFamily.DECIMAL || fb == TypeFamily.DECIMAL)) {
      return Types.DOUBLE;
    }
    if (wider != TypeFamily.DECIMAL) {
      return widened(a, wider);
    }
    DecimalType x = (DecimalType) decimalOf(a);
    DecimalType y = (DecimalType) decimalOf(b);
    int whole = Math.max(x.precision() - x.scale(), y.precision() - y.scale());
    int scale = Math.max(x.scale(), y.scale());
    int precision = Math.min(LARGEST_PRECISION, whole + scale);
    return Types.decimal(precision, Math.max(0, Math.min(scale, LARGEST_PRECISION - whole)));
  }

  private static DataType commonInFamily(DataType a, DataType b) {
    if (a instanceof CharacterType x && b instanceof CharacterType y) {
      boolean varying = x.varying() || y.varying() || x.length() != y.length();
      return new CharacterType(Math.max(x.length(), y.length()), varying, true);
    } else if (a instanceof BinaryType x && b instanceof BinaryType y) {
      boolean varying = x.varying() || y.varying() || x.length() != y.length();
      return new BinaryType(Math.max(x.length(), y.length()), varying, true);
    } else if (a instanceof TimestampType x && b instanceof TimestampType y) {
      return x.precision() >= y.precision() ? x : y;
    } else if (a instanceof DataType.TimeType x && b instanceof DataType.TimeType y) {
      return x.precision() >= y.precision() ? x : y;
    } else if (a instanceof ArrayType x && b instanceof ArrayType y) {
      DataType element = commonNested(x.element(), y.element());
      return element == null ? null : Types.array(element);
    } else if (a instanceof MultisetType x && b instanceof MultisetType y) {
      DataType element = commonNested(x.element(), y.element());
      return element == null ? null : new MultisetType(element, true);
    } else if (a instanceof MapType x && b instanceof MapType y) {
      DataType key = commonNested(x.key(), y.key());
      DataType value = commonNested(x.value(), y.value());
      return key == null || value == null ? null : Types.map(key, value);
    } else if (a instanceof RowType x && b instanceof RowType y) {
      return commonRow(x, y);
    }
    return a;
  }

  private static DataType commonNested(DataType a, DataType b) {
    return commonType(List.of(a, b)).orElse(null);
  }

  private static DataType commonRow(RowType a, RowType b) {
    if (a.fields().size() != b.fields().size()) {
      return null;
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < a.fields().size(); i++) {
      DataType type = commonNested(a.fields().get(i).type(), b.fields().get(i).type());
      if (type == null) {
        return null;
      }
      fields.add(Types.field(a.fields().get(i).name(), type));
    }
    return Types.row(fields);
  }
}

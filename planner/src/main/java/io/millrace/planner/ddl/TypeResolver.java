package io.millrace.planner.ddl;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntegralWidth;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.sql.ast.TypeSpec;
import java.util.List;

/** The type that was written. */
final class TypeResolver {
  private TypeResolver() {}

  static DataType resolve(TypeSpec spec) {
    boolean nullable = spec.nullable();
    if (spec instanceof TypeSpec.Simple s) {
      return simple(s.kind(), nullable);
    } else if (spec instanceof TypeSpec.Text s) {
      return text(s, nullable);
    } else if (spec instanceof TypeSpec.Decimal s) {
      return new DecimalType(s.precision(), s.scale(), nullable);
    } else if (spec instanceof TypeSpec.Temporal s) {
      return temporal(s, nullable);
    } else if (spec instanceof TypeSpec.Interval s) {
      return new IntervalType(s.from().compareTo(TypeSpec.IntervalUnit.MONTH) <= 0, nullable);
    } else if (spec instanceof TypeSpec.Array s) {
      return new ArrayType(resolve(s.element()), nullable);
    } else if (spec instanceof TypeSpec.Multiset s) {
      return new MultisetType(resolve(s.element()), nullable);
    } else if (spec instanceof TypeSpec.Map s) {
      return new MapType(resolve(s.key()), resolve(s.value()), nullable);
    }
    return spec instanceof TypeSpec.Structured s
        ? new RowType(s.className().value(), fields(s.fields()), nullable)
        : new RowType(fields(((TypeSpec.Row) spec).fields()), nullable);
  }

  private static List<Field> fields(List<TypeSpec.Field> fields) {
    return fields.stream().map(f -> new Field(f.name().name(), resolve(f.type()))).toList();
  }

  private static DataType simple(TypeSpec.SimpleKind kind, boolean nullable) {
    return switch (kind) {
      case BOOLEAN -> new BooleanType(nullable);
      case TINYINT -> new IntegralType(IntegralWidth.TINYINT, nullable);
      case SMALLINT -> new IntegralType(IntegralWidth.SMALLINT, nullable);
      case INT -> new IntegralType(IntegralWidth.INT, nullable);
      case BIGINT -> new IntegralType(IntegralWidth.BIGINT, nullable);
      case FLOAT -> new FloatingType(true, nullable);
      case DOUBLE -> new FloatingType(false, nullable);
      case DATE -> new DateType(nullable);
      case VARIANT -> new VariantType(nullable);
    };
  }

  private static DataType text(TypeSpec.Text text, boolean nullable) {
    return switch (text.kind()) {
      case CHAR -> new CharacterType(text.length(), false, nullable);
      case VARCHAR -> new CharacterType(text.length(), true, nullable);
      case BINARY -> new BinaryType(text.length(), false, nullable);
      case VARBINARY -> new BinaryType(text.length(), true, nullable);
    };
  }

  private static DataType temporal(TypeSpec.Temporal temporal, boolean nullable) {
    return switch (temporal.kind()) {
      case TIME -> new TimeType(temporal.precision(), nullable);
      case TIMESTAMP -> new TimestampType(temporal.precision(), false, nullable);
      case TIMESTAMP_LTZ -> new TimestampType(temporal.precision(), true, nullable);
    };
  }
}

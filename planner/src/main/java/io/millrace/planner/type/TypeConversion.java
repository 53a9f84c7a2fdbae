package io.millrace.planner.type;

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
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.DataType.VariantType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Maps {@link DataType} to Calcite's types and back. */
public final class TypeConversion {
  private static final SqlIntervalQualifier MONTHS =
      new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO);
  private static final SqlIntervalQualifier MILLIS =
      new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO);

  private TypeConversion() {}

  /** The Calcite type of a value. */
  public static RelDataType toCalcite(RelDataTypeFactory factory, DataType type) {
    return factory.createTypeWithNullability(notNull(factory, type), type.nullable());
  }

  /** The Calcite row type of a relation with the given columns. */
  public static RelDataType toCalciteRow(RelDataTypeFactory factory, List<Field> columns) {
    RelDataTypeFactory.Builder row = factory.builder();
    columns.forEach(column -> row.add(column.name(), toCalcite(factory, column.type())));
    return row.build();
  }

  private static RelDataType notNull(RelDataTypeFactory factory, DataType type) {
    if (type instanceof BooleanType) {
      return factory.createSqlType(SqlTypeName.BOOLEAN);
    } else if (type instanceof IntegralType t) {
      return factory.createSqlType(integral(t.width()));
    } else if (type instanceof FloatingType t) {
      return factory.createSqlType(t.single() ? SqlTypeName.FLOAT : SqlTypeName.DOUBLE);
    } else if (type instanceof DecimalType t) {
      return factory.createSqlType(SqlTypeName.DECIMAL, t.precision(), t.scale());
    } else if (type instanceof CharacterType t) {
      return factory.createSqlType(
          t.varying() ? SqlTypeName.VARCHAR : SqlTypeName.CHAR, t.length());
    } else if (type instanceof BinaryType t) {
      return factory.createSqlType(
          t.varying() ? SqlTypeName.VARBINARY : SqlTypeName.BINARY, t.length());
    } else if (type instanceof VariantType) {
      return factory.createSqlType(SqlTypeName.VARIANT);
    } else if (type instanceof NullType) {
      return factory.createSqlType(SqlTypeName.NULL);
    }
    return temporalOrNested(factory, type);
  }

  private static RelDataType temporalOrNested(RelDataTypeFactory factory, DataType type) {
    if (type instanceof DateType) {
      return factory.createSqlType(SqlTypeName.DATE);
    } else if (type instanceof TimeType t) {
      return factory.createSqlType(SqlTypeName.TIME, t.precision());
    } else if (type instanceof TimestampType t) {
      return factory.createSqlType(
          t.local() ? SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE : SqlTypeName.TIMESTAMP,
          t.precision());
    } else if (type instanceof IntervalType t) {
      return factory.createSqlIntervalType(t.yearMonth() ? MONTHS : MILLIS);
    } else if (type instanceof ArrayType t) {
      return factory.createArrayType(toCalcite(factory, t.element()), -1);
    } else if (type instanceof MapType t) {
      return factory.createMapType(toCalcite(factory, t.key()), toCalcite(factory, t.value()));
    } else if (type instanceof MultisetType t) {
      return factory.createMultisetType(toCalcite(factory, t.element()), -1);
    } else if (type instanceof RowType t && t.isStructured()) {
      return ((TypeFactory) factory)
          .createStructuredType(
              t.className(),
              t.fields().stream().map(f -> toCalcite(factory, f.type())).toList(),
              t.fields().stream().map(Field::name).toList());
    } else if (type instanceof RowType t) {
      return factory.createStructType(
          StructKind.PEEK_FIELDS_NO_EXPAND,
          t.fields().stream().map(f -> toCalcite(factory, f.type())).toList(),
          t.fields().stream().map(Field::name).toList());
    }
    throw new IllegalArgumentException("no Calcite type for " + type);
  }

  private static SqlTypeName integral(IntegralWidth width) {
    return switch (width) {
      case TINYINT -> SqlTypeName.TINYINT;
      case SMALLINT -> SqlTypeName.SMALLINT;
      case INT -> SqlTypeName.INTEGER;
      case BIGINT -> SqlTypeName.BIGINT;
    };
  }

  /**
   * The type of a Calcite value.
   *
   * @throws IllegalArgumentException if the type has no counterpart; the message names it
   */
  public static DataType fromCalcite(RelDataType type) {
    boolean nullable = type.isNullable();
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> new BooleanType(nullable);
      case TINYINT -> new IntegralType(IntegralWidth.TINYINT, nullable);
      case SMALLINT -> new IntegralType(IntegralWidth.SMALLINT, nullable);
      case INTEGER -> new IntegralType(IntegralWidth.INT, nullable);
      case BIGINT -> new IntegralType(IntegralWidth.BIGINT, nullable);
      case FLOAT, REAL -> new FloatingType(true, nullable);
      case DOUBLE -> new FloatingType(false, nullable);
      case DECIMAL -> new DecimalType(type.getPrecision(), type.getScale(), nullable);
      case CHAR -> new CharacterType(type.getPrecision(), false, nullable);
      case VARCHAR -> new CharacterType(length(type), true, nullable);
      case BINARY -> new BinaryType(type.getPrecision(), false, nullable);
      case VARBINARY -> new BinaryType(length(type), true, nullable);
      case VARIANT -> new VariantType(nullable);
      case NULL -> new NullType();
      default -> temporalOrNested(type, nullable);
    };
  }

  private static DataType temporalOrNested(RelDataType type, boolean nullable) {
    return switch (type.getSqlTypeName()) {
      case DATE -> new DateType(nullable);
      case TIME -> new TimeType(type.getPrecision(), nullable);
      case TIMESTAMP -> new TimestampType(type.getPrecision(), false, nullable);
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> new TimestampType(type.getPrecision(), true, nullable);
      case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH -> new IntervalType(true, nullable);
      case ARRAY -> new ArrayType(fromCalcite(type.getComponentType()), nullable);
      case MULTISET -> new MultisetType(fromCalcite(type.getComponentType()), nullable);
      case MAP ->
          new MapType(fromCalcite(type.getKeyType()), fromCalcite(type.getValueType()), nullable);
      case ROW ->
          type instanceof StructuredRelType structured
              ? new RowType(structured.className(), fromCalciteRow(type), nullable)
              : new RowType(fromCalciteRow(type), nullable);
      default -> {
        if (type.getSqlTypeName().getFamily() != null
            && SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
          yield new IntervalType(false, nullable);
        }
        throw new IllegalArgumentException("the type " + type + " is not supported");
      }
    };
  }

  /** The columns of a Calcite row type. */
  public static List<Field> fromCalciteRow(RelDataType row) {
    List<Field> fields = new ArrayList<>(row.getFieldCount());
    for (RelDataTypeField field : row.getFieldList()) {
      fields.add(new Field(field.getName(), fromCalcite(field.getType())));
    }
    return fields;
  }

  private static int length(RelDataType type) {
    return type.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
        ? Integer.MAX_VALUE
        : type.getPrecision();
  }
}

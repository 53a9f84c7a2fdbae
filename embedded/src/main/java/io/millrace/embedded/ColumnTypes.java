package io.millrace.embedded;

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
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.DataType.VariantType;
import java.sql.DatabaseMetaData;
import java.sql.Types;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.ColumnMetaData.AvaticaType;
import org.apache.calcite.avatica.ColumnMetaData.Rep;

/** SQL types as JDBC sees them. */
final class ColumnTypes {
  private ColumnTypes() {}

  static ColumnMetaData column(int ordinal, Field field) {
    DataType type = field.type();
    return new ColumnMetaData(
        ordinal,
        false,
        true,
        false,
        false,
        type.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        type.isNumeric(),
        displaySize(type),
        field.name(),
        field.name(),
        null,
        precision(type),
        scale(type),
        null,
        null,
        avatica(type),
        true,
        false,
        false,
        className(type));
  }

  static AvaticaParameter parameter(int ordinal, DataType type) {
    return new AvaticaParameter(
        type.isNumeric(),
        precision(type),
        scale(type),
        sqlType(type),
        type.sql(),
        className(type),
        "?" + ordinal);
  }

  /** Arrays and rows go as objects: Avatica's own arrays and structs know no NULL inside. */
  private static AvaticaType avatica(DataType type) {
    boolean nested = type instanceof ArrayType || type instanceof RowType;
    return ColumnMetaData.scalar(nested ? Types.OTHER : sqlType(type), type.sql(), rep(type));
  }

  static int sqlType(DataType type) {
    if (type instanceof BooleanType) {
      return Types.BOOLEAN;
    }
    if (type instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> Types.TINYINT;
        case SMALLINT -> Types.SMALLINT;
        case INT -> Types.INTEGER;
        case BIGINT -> Types.BIGINT;
      };
    }
    if (type instanceof FloatingType floating) {
      return floating.single() ? Types.REAL : Types.DOUBLE;
    }
    if (type instanceof CharacterType text) {
      return text.varying() ? Types.VARCHAR : Types.CHAR;
    }
    if (type instanceof BinaryType binary) {
      return binary.varying() ? Types.VARBINARY : Types.BINARY;
    }
    if (type instanceof TimestampType) {
      return Types.TIMESTAMP; // Avatica has no accessor for one with a time zone
    }
    return otherSqlType(type);
  }

  private static int otherSqlType(DataType type) {
    if (type instanceof DecimalType) {
      return Types.DECIMAL;
    }
    if (type instanceof DateType) {
      return Types.DATE;
    }
    if (type instanceof TimeType) {
      return Types.TIME;
    }
    if (type instanceof NullType) {
      return Types.NULL;
    }
    if (type instanceof ArrayType) {
      return Types.ARRAY;
    }
    return type instanceof RowType ? Types.STRUCT : Types.OTHER;
  }

  private static Rep rep(DataType type) {
    if (type instanceof BooleanType) {
      return Rep.BOOLEAN;
    }
    if (type instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> Rep.BYTE;
        case SMALLINT -> Rep.SHORT;
        case INT -> Rep.INTEGER;
        case BIGINT -> Rep.LONG;
      };
    }
    if (type instanceof FloatingType floating) {
      return floating.single() ? Rep.FLOAT : Rep.DOUBLE;
    }
    if (type instanceof CharacterType
        || type instanceof IntervalType
        || type instanceof VariantType) {
      return Rep.STRING;
    }
    return otherRep(type);
  }

  private static Rep otherRep(DataType type) {
    if (type instanceof DecimalType) {
      return Rep.NUMBER;
    }
    if (type instanceof BinaryType) {
      return Rep.BYTE_STRING;
    }
    if (type instanceof DateType) {
      return Rep.JAVA_SQL_DATE;
    }
    if (type instanceof TimeType) {
      return Rep.JAVA_SQL_TIME;
    }
    return type instanceof TimestampType ? Rep.JAVA_SQL_TIMESTAMP : Rep.OBJECT;
  }

  private static String className(DataType type) {
    if (type instanceof ArrayType || type instanceof RowType) {
      return java.util.List.class.getName();
    }
    if (type instanceof MapType || type instanceof MultisetType) {
      return java.util.Map.class.getName();
    }
    return rep(type).clazz.getName();
  }

  private static int precision(DataType type) {
    if (type instanceof DecimalType decimal) {
      return decimal.precision();
    }
    if (type instanceof TimestampType timestamp) {
      return timestamp.precision();
    }
    if (type instanceof TimeType time) {
      return time.precision();
    }
    if (type instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> 3;
        case SMALLINT -> 5;
        case INT -> 10;
        case BIGINT -> 19;
      };
    }
    if (type instanceof FloatingType floating) {
      return floating.single() ? 7 : 15;
    }
    return type instanceof CharacterType text
        ? text.length()
        : type instanceof BinaryType binary ? binary.length() : 0;
  }

  private static int scale(DataType type) {
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  private static int displaySize(DataType type) {
    return type instanceof CharacterType text ? text.length() : Math.max(10, precision(type) + 2);
  }
}

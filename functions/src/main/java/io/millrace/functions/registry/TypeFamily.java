package io.millrace.functions.registry;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.DataType.VariantType;

/** Types without length, precision and nullability; what function signatures are written in. */
public enum TypeFamily {
  BOOLEAN,
  TINYINT,
  SMALLINT,
  INT,
  BIGINT,
  DECIMAL,
  FLOAT,
  DOUBLE,
  STRING,
  BYTES,
  VARIANT,
  DATE,
  TIME,
  TIMESTAMP,
  TIMESTAMP_LTZ,
  INTERVAL_YEAR_MONTH,
  INTERVAL_DAY_TIME,
  ARRAY,
  MAP,
  MULTISET,
  ROW,
  NULL;

  /** The family of {@code type}. */
  public static TypeFamily of(DataType type) {
    if (type instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> TINYINT;
        case SMALLINT -> SMALLINT;
        case INT -> INT;
        case BIGINT -> BIGINT;
      };
    } else if (type instanceof FloatingType floating) {
      return floating.single() ? FLOAT : DOUBLE;
    } else if (type instanceof TimestampType timestamp) {
      return timestamp.local() ? TIMESTAMP_LTZ : TIMESTAMP;
    } else if (type instanceof IntervalType interval) {
      return interval.yearMonth() ? INTERVAL_YEAR_MONTH : INTERVAL_DAY_TIME;
    }
    return ofUnambiguous(type);
  }

  private static TypeFamily ofUnambiguous(DataType type) {
    if (type instanceof BooleanType) {
      return BOOLEAN;
    } else if (type instanceof DecimalType) {
      return DECIMAL;
    } else if (type instanceof CharacterType) {
      return STRING;
    } else if (type instanceof BinaryType) {
      return BYTES;
    } else if (type instanceof VariantType) {
      return VARIANT;
    } else if (type instanceof DateType) {
      return DATE;
    } else if (type instanceof TimeType) {
      return TIME;
    } else if (type instanceof ArrayType) {
      return ARRAY;
    } else if (type instanceof MapType) {
      return MAP;
    } else if (type instanceof MultisetType) {
      return MULTISET;
    }
    return type instanceof RowType ? ROW : NULL;
  }

  /** TINYINT to DOUBLE. */
  public boolean isNumeric() {
    return compareTo(TINYINT) >= 0 && compareTo(DOUBLE) <= 0;
  }
}

package io.millrace.data.type;

import io.millrace.data.type.DataType.*;
import java.util.List;

/** Short names for building types; all are nullable. */
public final class Types {
  public static final DataType BOOLEAN = new BooleanType(true);
  public static final DataType TINYINT = new IntegralType(IntegralWidth.TINYINT, true);
  public static final DataType SMALLINT = new IntegralType(IntegralWidth.SMALLINT, true);
  public static final DataType INT = new IntegralType(IntegralWidth.INT, true);
  public static final DataType BIGINT = new IntegralType(IntegralWidth.BIGINT, true);
  public static final DataType FLOAT = new FloatingType(true, true);
  public static final DataType DOUBLE = new FloatingType(false, true);
  public static final DataType STRING = new CharacterType(Integer.MAX_VALUE, true, true);
  public static final DataType BYTES = new BinaryType(Integer.MAX_VALUE, true, true);
  public static final DataType VARIANT = new VariantType(true);
  public static final DataType DATE = new DateType(true);
  public static final DataType TIME = new TimeType(0, true);
  public static final DataType NULL = new NullType();

  private Types() {}

  public static DataType decimal(int precision, int scale) {
    return new DecimalType(precision, scale, true);
  }

  public static DataType timestamp(int precision) {
    return new TimestampType(precision, false, true);
  }

  public static DataType timestampLtz(int precision) {
    return new TimestampType(precision, true, true);
  }

  public static DataType varchar(int length) {
    return new CharacterType(length, true, true);
  }

  public static DataType array(DataType element) {
    return new ArrayType(element, true);
  }

  public static DataType map(DataType key, DataType value) {
    return new MapType(key, value, true);
  }

  public static DataType row(List<Field> fields) {
    return new RowType(fields, true);
  }

  public static Field field(String name, DataType type) {
    return new Field(name, type);
  }
}

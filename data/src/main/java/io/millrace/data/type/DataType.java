package io.millrace.data.type;

import java.util.List;

/**
 * A SQL type with its nullability, as Flink SQL 2.3 defines it (docs, "Data Types"). Instances are
 * immutable and compare by value. {@link #toString()} is the SQL spelling, {@code NOT NULL}
 * included, and {@link TypeText} reads it back.
 */
public sealed interface DataType {

  boolean nullable();

  /**
   * Whether a value may be NULL. A DECIMAL may whatever its type says: arithmetic and aggregates
   * that overflow give NULL, and do not make its type nullable.
   */
  default boolean mayBeNull() {
    return nullable() || this instanceof DecimalType;
  }

  /** The same type with the given nullability. */
  DataType withNullable(boolean nullable);

  /** The SQL spelling without {@code NOT NULL}. */
  String sql();

  /** How values of this type are laid out. */
  PhysicalKind physical();

  default boolean isString() {
    return this instanceof CharacterType;
  }

  default boolean isNumeric() {
    return this instanceof IntegralType
        || this instanceof FloatingType
        || this instanceof DecimalType;
  }

  /** BOOLEAN. */
  record BooleanType(boolean nullable) implements DataType {
    @Override
    public BooleanType withNullable(boolean n) {
      return new BooleanType(n);
    }

    @Override
    public String sql() {
      return "BOOLEAN";
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.INT;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** TINYINT, SMALLINT, INT, BIGINT. */
  record IntegralType(IntegralWidth width, boolean nullable) implements DataType {
    @Override
    public IntegralType withNullable(boolean n) {
      return new IntegralType(width, n);
    }

    @Override
    public String sql() {
      return width.name();
    }

    @Override
    public PhysicalKind physical() {
      return width == IntegralWidth.BIGINT ? PhysicalKind.LONG : PhysicalKind.INT;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** The integral types by width. */
  enum IntegralWidth {
    TINYINT,
    SMALLINT,
    INT,
    BIGINT
  }

  /** FLOAT (single precision) or DOUBLE. */
  record FloatingType(boolean single, boolean nullable) implements DataType {
    @Override
    public FloatingType withNullable(boolean n) {
      return new FloatingType(single, n);
    }

    @Override
    public String sql() {
      return single ? "FLOAT" : "DOUBLE";
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.DOUBLE;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** DECIMAL(precision 1..38, scale 0..precision). */
  record DecimalType(int precision, int scale, boolean nullable) implements DataType {
    @Override
    public DecimalType withNullable(boolean n) {
      return new DecimalType(precision, scale, n);
    }

    @Override
    public String sql() {
      return "DECIMAL(" + precision + ", " + scale + ")";
    }

    @Override
    public PhysicalKind physical() {
      return precision <= 18 ? PhysicalKind.LONG : PhysicalKind.LONG_PAIR;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** CHAR(length) or VARCHAR(length); STRING is VARCHAR(2147483647). Length in code points. */
  record CharacterType(int length, boolean varying, boolean nullable) implements DataType {
    @Override
    public CharacterType withNullable(boolean n) {
      return new CharacterType(length, varying, n);
    }

    @Override
    public String sql() {
      return varying
          ? length == Integer.MAX_VALUE ? "STRING" : "VARCHAR(" + length + ")"
          : "CHAR(" + length + ")";
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.BYTES;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** BINARY(length) or VARBINARY(length); BYTES is VARBINARY(2147483647). Length in bytes. */
  record BinaryType(int length, boolean varying, boolean nullable) implements DataType {
    @Override
    public BinaryType withNullable(boolean n) {
      return new BinaryType(length, varying, n);
    }

    @Override
    public String sql() {
      return varying
          ? length == Integer.MAX_VALUE ? "BYTES" : "VARBINARY(" + length + ")"
          : "BINARY(" + length + ")";
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.BYTES;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** VARIANT: a JSON value, as {@link io.millrace.data.variant.Variant} lays it out. */
  record VariantType(boolean nullable) implements DataType {
    @Override
    public VariantType withNullable(boolean n) {
      return new VariantType(n);
    }

    @Override
    public String sql() {
      return "VARIANT";
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.BYTES;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** DATE: days since 1970-01-01 in the proleptic Gregorian calendar. */
  record DateType(boolean nullable) implements DataType {
    @Override
    public DateType withNullable(boolean n) {
      return new DateType(n);
    }

    @Override
    public String sql() {
      return "DATE";
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.INT;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** TIME(precision 0..9); held as milliseconds of the day, as Flink holds it. */
  record TimeType(int precision, boolean nullable) implements DataType {
    @Override
    public TimeType withNullable(boolean n) {
      return new TimeType(precision, n);
    }

    @Override
    public String sql() {
      return "TIME(" + precision + ")";
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.INT;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** TIMESTAMP(precision 0..9) without time zone, or, when local, TIMESTAMP_LTZ(precision). */
  record TimestampType(int precision, boolean local, boolean nullable) implements DataType {
    @Override
    public TimestampType withNullable(boolean n) {
      return new TimestampType(precision, local, n);
    }

    @Override
    public String sql() {
      return (local ? "TIMESTAMP_LTZ(" : "TIMESTAMP(") + precision + ")";
    }

    @Override
    public PhysicalKind physical() {
      return precision <= 3 ? PhysicalKind.LONG : PhysicalKind.LONG_PAIR;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /**
   * INTERVAL YEAR TO MONTH (months in an int) or INTERVAL DAY TO SECOND (milliseconds in a long).
   */
  record IntervalType(boolean yearMonth, boolean nullable) implements DataType {
    @Override
    public IntervalType withNullable(boolean n) {
      return new IntervalType(yearMonth, n);
    }

    @Override
    public String sql() {
      return yearMonth ? "INTERVAL YEAR TO MONTH" : "INTERVAL DAY TO SECOND";
    }

    @Override
    public PhysicalKind physical() {
      return yearMonth ? PhysicalKind.INT : PhysicalKind.LONG;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** ARRAY of elements. */
  record ArrayType(DataType element, boolean nullable) implements DataType {
    @Override
    public ArrayType withNullable(boolean n) {
      return new ArrayType(element, n);
    }

    @Override
    public String sql() {
      return "ARRAY<" + element + ">";
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.ARRAY;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** MAP from key to value. */
  record MapType(DataType key, DataType value, boolean nullable) implements DataType {
    @Override
    public MapType withNullable(boolean n) {
      return new MapType(key, value, n);
    }

    @Override
    public String sql() {
      return "MAP<" + key + ", " + value + ">";
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.MAP;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** MULTISET of elements, held as a map from element to count. */
  record MultisetType(DataType element, boolean nullable) implements DataType {
    @Override
    public MultisetType withNullable(boolean n) {
      return new MultisetType(element, n);
    }

    @Override
    public String sql() {
      return "MULTISET<" + element + ">";
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.MAP;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /**
   * ROW of named fields, or a structured type, which is a row with the name of a class.
   *
   * @param className null for a ROW
   */
  record RowType(String className, List<Field> fields, boolean nullable) implements DataType {
    public RowType {
      fields = List.copyOf(fields);
    }

    /** A ROW. */
    public RowType(List<Field> fields, boolean nullable) {
      this(null, fields, nullable);
    }

    public boolean isStructured() {
      return className != null;
    }

    @Override
    public RowType withNullable(boolean n) {
      return new RowType(className, fields, n);
    }

    @Override
    public String sql() {
      return className == null
          ? TypeText.rowSql(fields)
          : TypeText.structuredSql(className, fields);
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.ROW;
    }

    @Override
    public String toString() {
      return TypeText.print(this);
    }
  }

  /** A named, typed field of a row or column of a relation. */
  record Field(String name, DataType type) {}

  /** The type of a bare NULL; always nullable. */
  record NullType() implements DataType {
    @Override
    public boolean nullable() {
      return true;
    }

    @Override
    public NullType withNullable(boolean n) {
      return this;
    }

    @Override
    public String sql() {
      return "NULL";
    }

    @Override
    public PhysicalKind physical() {
      return PhysicalKind.NULL;
    }

    @Override
    public String toString() {
      return "NULL";
    }
  }
}

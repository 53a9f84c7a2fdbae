package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import java.util.List;
import java.util.Optional;

/** A data type as written; lengths and precisions are checked and have their defaults filled in. */
public sealed interface TypeSpec {

  /** False after NOT NULL. */
  boolean nullable();

  SourcePosition position();

  /** The same type with another nullability. */
  TypeSpec withNullable(boolean nullable);

  /** A type without parameters. */
  record Simple(SimpleKind kind, boolean nullable, SourcePosition position) implements TypeSpec {
    @Override
    public Simple withNullable(boolean value) {
      return new Simple(kind, value, position);
    }
  }

  /** The types without parameters. */
  enum SimpleKind {
    BOOLEAN,
    TINYINT,
    SMALLINT,
    INT,
    BIGINT,
    FLOAT,
    DOUBLE,
    DATE,
    VARIANT
  }

  /**
   * A string of characters or bytes.
   *
   * @param length in characters or bytes, 1 to 2147483647; without one, CHAR and BINARY have 1,
   *     VARCHAR, STRING, VARBINARY and BYTES the largest
   */
  record Text(TextKind kind, int length, boolean nullable, SourcePosition position)
      implements TypeSpec {
    @Override
    public Text withNullable(boolean value) {
      return new Text(kind, length, value, position);
    }
  }

  /** The strings; STRING is VARCHAR and BYTES is VARBINARY, both of the largest length. */
  enum TextKind {
    CHAR,
    VARCHAR,
    BINARY,
    VARBINARY
  }

  /**
   * DECIMAL with 1 to 38 digits (default 10), {@code scale} of them (default 0) after the point.
   */
  record Decimal(int precision, int scale, boolean nullable, SourcePosition position)
      implements TypeSpec {
    @Override
    public Decimal withNullable(boolean value) {
      return new Decimal(precision, scale, value, position);
    }
  }

  /** A time with 0 to 9 digits of a second: default 0 for TIME, 6 for the others. */
  record Temporal(TemporalKind kind, int precision, boolean nullable, SourcePosition position)
      implements TypeSpec {
    @Override
    public Temporal withNullable(boolean value) {
      return new Temporal(kind, precision, value, position);
    }
  }

  /** The times with a precision. */
  enum TemporalKind {
    TIME,
    TIMESTAMP,
    TIMESTAMP_LTZ
  }

  /**
   * {@code INTERVAL from [TO to]}; {@code to} equals {@code from} for a single unit.
   *
   * @param precision digits of the leading unit, default 2: 1 to 4 for years, 1 to 6 for days
   * @param fractionalPrecision digits of the second, 0 to 9, default 6
   */
  record Interval(
      IntervalUnit from,
      IntervalUnit to,
      int precision,
      int fractionalPrecision,
      boolean nullable,
      SourcePosition position)
      implements TypeSpec {
    @Override
    public Interval withNullable(boolean value) {
      return new Interval(from, to, precision, fractionalPrecision, value, position);
    }
  }

  /** The units of intervals, the largest first; years and months do not mix with the others. */
  enum IntervalUnit {
    YEAR,
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND
  }

  /** {@code ARRAY<element>} or {@code element ARRAY}. */
  record Array(TypeSpec element, boolean nullable, SourcePosition position) implements TypeSpec {
    @Override
    public Array withNullable(boolean value) {
      return new Array(element, value, position);
    }
  }

  /** {@code MULTISET<element>} or {@code element MULTISET}. */
  record Multiset(TypeSpec element, boolean nullable, SourcePosition position) implements TypeSpec {
    @Override
    public Multiset withNullable(boolean value) {
      return new Multiset(element, value, position);
    }
  }

  /** {@code MAP<key, value>}. */
  record Map(TypeSpec key, TypeSpec value, boolean nullable, SourcePosition position)
      implements TypeSpec {
    @Override
    public Map withNullable(boolean isNullable) {
      return new Map(key, value, isNullable, position);
    }
  }

  /** {@code ROW<name type 'comment', …>}; may be empty. */
  record Row(List<Field> fields, boolean nullable, SourcePosition position) implements TypeSpec {
    public Row {
      fields = List.copyOf(fields);
    }

    @Override
    public Row withNullable(boolean value) {
      return new Row(fields, value, position);
    }
  }

  /** {@code STRUCTURED<'class', name type 'comment', …>}. */
  record Structured(
      StringLiteral className, List<Field> fields, boolean nullable, SourcePosition position)
      implements TypeSpec {
    public Structured {
      fields = List.copyOf(fields);
    }

    @Override
    public Structured withNullable(boolean value) {
      return new Structured(className, fields, value, position);
    }
  }

  /** A field of a row. */
  record Field(Identifier name, TypeSpec type, Optional<StringLiteral> comment) {}
}

package io.millrace.engine.codegen.expression;

import io.millrace.data.type.DataType;

/** What a SQL value is inside generated code. */
public enum JavaKind {
  /** A {@code boolean}, for BOOLEAN. */
  BOOLEAN("boolean", "false"),
  INT("int", "0"),
  LONG("long", "0L"),
  DOUBLE("double", "0d"),
  /** A {@link io.millrace.data.bytes.Slice}; Java null under a NULL. */
  BYTES("io.millrace.data.bytes.Slice", "null"),
  /** Two {@code long}s, high and low. */
  PAIR("long", "0L"),
  /** A flat or encoded column and a position in it; Java null under a NULL. */
  NESTED("io.millrace.data.column.Column", "null");

  private final String type;
  private final String initial;

  JavaKind(String type, String initial) {
    this.type = type;
    this.initial = initial;
  }

  /** Java type of the variable, the first one of two. */
  public String type() {
    return type;
  }

  /** What the variable holds under a NULL, unless something else was computed. */
  public String initial() {
    return initial;
  }

  /** Whether a value takes a second variable. */
  public boolean isDouble() {
    return this == PAIR || this == NESTED;
  }

  /** Java type of the second variable. */
  public String secondType() {
    return this == PAIR ? "long" : "int";
  }

  /** Whether it is a Java number, so that {@code + - * < ==} apply. */
  public boolean isPrimitiveNumber() {
    return this == INT || this == LONG || this == DOUBLE;
  }

  public static JavaKind of(DataType type) {
    return switch (type.physical()) {
      case INT -> type instanceof DataType.BooleanType ? BOOLEAN : INT;
      case NULL -> INT;
      case LONG -> LONG;
      case DOUBLE -> DOUBLE;
      case LONG_PAIR -> PAIR;
      case BYTES -> BYTES;
      case ROW, ARRAY, MAP -> NESTED;
    };
  }
}

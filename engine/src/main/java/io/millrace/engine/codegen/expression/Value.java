package io.millrace.engine.codegen.expression;

/**
 * A computed value in generated code.
 *
 * @param kind what the variables hold
 * @param code a Java expression without side effects, cheap to repeat: a variable, mostly
 * @param second the low half, or the position; null if the kind has no second variable
 * @param isNull a Java condition like {@code code}; {@code "false"} if the value is never NULL
 */
public record Value(JavaKind kind, String code, String second, String isNull) {
  static final String NEVER = "false";
  static final String ALWAYS = "true";

  public static Value notNull(JavaKind kind, String code) {
    return new Value(kind, code, null, NEVER);
  }

  public static Value of(JavaKind kind, String code, String isNull) {
    return new Value(kind, code, null, isNull);
  }

  /** NULL. */
  public static Value nothing(JavaKind kind) {
    return new Value(kind, kind.initial(), kind.isDouble() ? "0" : null, ALWAYS);
  }

  public boolean neverNull() {
    return isNull.equals(NEVER);
  }

  public boolean alwaysNull() {
    return isNull.equals(ALWAYS);
  }

  /** A Java condition: the boolean value is TRUE. */
  public String isTrue() {
    return neverNull() ? code : "(" + code + " && !" + isNull + ")";
  }

  /** A Java condition: the boolean value is neither FALSE nor NULL is known to be it. */
  public String isNotFalse() {
    return neverNull() ? code : "(" + code + " || " + isNull + ")";
  }

  public Value withNull(String condition) {
    return new Value(kind, code, second, condition);
  }
}

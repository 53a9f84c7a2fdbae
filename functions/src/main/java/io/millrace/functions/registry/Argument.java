package io.millrace.functions.registry;

import io.millrace.data.type.DataType;

/**
 * An argument of a call as far as it is known when planning.
 *
 * @param type its type
 * @param literal its value if it is a literal: a Long, Double, BigDecimal, String or Boolean; null
 *     if it is not one, or of another type
 */
public record Argument(DataType type, Object literal) {

  /** An argument that is not a literal. */
  public static Argument of(DataType type) {
    return new Argument(type, null);
  }
}

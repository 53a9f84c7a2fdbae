package io.millrace.jdbc;

/**
 * A value of a nested type: as an object what the engine made of it, as text what CAST to STRING
 * prints.
 *
 * @param value a List or a Map
 * @param text its SQL form
 */
public record NestedValue(Object value, String text) {
  @Override
  public String toString() {
    return text;
  }
}

package io.millrace.planner.message;

import java.util.Collection;
import java.util.List;

/**
 * Names that exist where a query stands, for finding what a misspelt one was meant to be.
 *
 * @param tables of the current database
 * @param columns of all tables that the query names, their fields, and its aliases
 * @param qualified the names of several parts that the query uses
 */
public record KnownNames(
    Collection<String> tables, Collection<String> columns, Collection<List<String>> qualified) {
  /** No names at all. */
  public static final KnownNames NONE = new KnownNames(List.of(), List.of(), List.of());
}

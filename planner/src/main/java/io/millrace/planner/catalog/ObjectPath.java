package io.millrace.planner.catalog;

import java.util.List;

/** The full name of a table or view. */
public record ObjectPath(String catalog, String database, String name) {

  public List<String> names() {
    return List.of(catalog, database, name);
  }

  /** {@code `catalog`.`database`.`name`}. */
  public String toSql() {
    return quote(catalog) + "." + quote(database) + "." + quote(name);
  }

  private static String quote(String part) {
    return "`" + part.replace("`", "``") + "`";
  }

  @Override
  public String toString() {
    return catalog + "." + database + "." + name;
  }
}

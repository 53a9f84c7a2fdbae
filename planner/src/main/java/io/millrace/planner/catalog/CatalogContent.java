package io.millrace.planner.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One catalog: what was said of it, and its databases. */
final class CatalogContent {
  private final Map<String, Properties> databases = new TreeMap<>();
  private final String defaultDatabase;
  private Properties properties;

  CatalogContent(Properties properties, String defaultDatabase) {
    this.properties = properties;
    this.defaultDatabase = defaultDatabase;
    databases.put(defaultDatabase, Properties.NONE);
  }

  void put(String database, Properties said) {
    databases.put(database, said);
  }

  void remove(String database) {
    databases.remove(database);
  }

  void alter(Properties said) {
    properties = said;
  }

  Properties properties() {
    return properties;
  }

  Properties database(String name) {
    return databases.get(name);
  }

  List<String> databases() {
    return List.copyOf(databases.keySet());
  }

  String defaultDatabase() {
    return defaultDatabase;
  }
}

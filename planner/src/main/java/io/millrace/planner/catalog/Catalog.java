package io.millrace.planner.catalog;

import io.millrace.data.error.NearestName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The session's tables and views, in memory. A temporary object hides a permanent one of the same
 * name. Used by one thread.
 */
public final class Catalog {
  /** {@code table.builtin-catalog-name}. */
  public static final String DEFAULT_CATALOG = "default_catalog";

  /** {@code table.builtin-database-name}. */
  public static final String DEFAULT_DATABASE = "default_database";

  private final Map<String, CatalogContent> catalogs = new TreeMap<>();
  private final Map<List<String>, CatalogObject> permanent = new HashMap<>();
  private final Map<List<String>, CatalogObject> temporary = new HashMap<>();
  private String currentCatalog = DEFAULT_CATALOG;
  private String currentDatabase = DEFAULT_DATABASE;

  public Catalog() {
    createDatabase(DEFAULT_CATALOG, DEFAULT_DATABASE);
  }

  public String currentCatalog() {
    return currentCatalog;
  }

  public String currentDatabase() {
    return currentDatabase;
  }

  /** Makes a database, and its catalog if there is none. */
  public void createDatabase(String catalog, String database) {
    catalogs
        .computeIfAbsent(catalog, c -> new CatalogContent(Properties.NONE, database))
        .put(database, Properties.NONE);
  }

  /** Makes a catalog with its default database. */
  public void createCatalog(String catalog, Properties properties, String defaultDatabase) {
    catalogs.put(catalog, new CatalogContent(properties, defaultDatabase));
  }

  /** Makes a database of a catalog that exists, or gives one other properties. */
  public void putDatabase(String catalog, String database, Properties properties) {
    catalogs.get(catalog).put(database, properties);
  }

  /** Gives a catalog other properties. */
  public void alterCatalog(String catalog, Properties properties) {
    catalogs.get(catalog).alter(properties);
  }

  /** What was said of a catalog when it was made or altered. */
  public Properties properties(String catalog) {
    return catalogs.get(catalog).properties();
  }

  /** What was said of a database when it was made or altered. */
  public Properties properties(String catalog, String database) {
    return catalogs.get(catalog).database(database);
  }

  /** The database that USE CATALOG goes to. */
  public String defaultDatabase(String catalog) {
    return catalogs.get(catalog).defaultDatabase();
  }

  /** Takes a catalog away with all it holds. */
  public void removeCatalog(String catalog) {
    catalogs.remove(catalog);
    permanent.keySet().removeIf(path -> path.get(0).equals(catalog));
    temporary.keySet().removeIf(path -> path.get(0).equals(catalog));
  }

  /** Takes a database away with all it holds. */
  public void removeDatabase(String catalog, String database) {
    catalogs.get(catalog).remove(database);
    List<String> place = List.of(catalog, database);
    permanent.keySet().removeIf(path -> path.subList(0, 2).equals(place));
    temporary.keySet().removeIf(path -> path.subList(0, 2).equals(place));
  }

  /** The names of all catalogs, sorted. */
  public List<String> catalogs() {
    return List.copyOf(catalogs.keySet());
  }

  /** The names of a catalog's databases, sorted; empty if there is no such catalog. */
  public List<String> databases(String catalog) {
    CatalogContent content = catalogs.get(catalog);
    return content == null ? List.of() : content.databases();
  }

  /**
   * Makes a database the one in which unqualified names are looked up.
   *
   * @return false, with nothing changed, if it does not exist
   */
  public boolean use(String catalog, String database) {
    if (!databases(catalog).contains(database)) {
      return false;
    }
    currentCatalog = catalog;
    currentDatabase = database;
    return true;
  }

  /** Completes a name of one to three parts with the current catalog and database. */
  public ObjectPath resolve(List<String> names) {
    return resolve(names, currentCatalog, currentDatabase);
  }

  /** Completes a name of one to three parts. */
  public static ObjectPath resolve(List<String> names, String catalog, String database) {
    return switch (names.size()) {
      case 1 -> new ObjectPath(catalog, database, names.get(0));
      case 2 -> new ObjectPath(catalog, names.get(0), names.get(1));
      case 3 -> new ObjectPath(names.get(0), names.get(1), names.get(2));
      default -> throw new IllegalArgumentException("a table name has at most three parts");
    };
  }

  /** The table or view of that name; a temporary one first. */
  public Optional<CatalogObject> find(ObjectPath path) {
    CatalogObject found = temporary.get(path.names());
    return Optional.ofNullable(found != null ? found : permanent.get(path.names()));
  }

  /** The permanent or the temporary object of that name. */
  public Optional<CatalogObject> find(ObjectPath path, boolean fromTemporary) {
    return Optional.ofNullable((fromTemporary ? temporary : permanent).get(path.names()));
  }

  /** Puts an object at its path, in place of one that stood there. */
  public void put(CatalogObject object) {
    (object.temporary() ? temporary : permanent).put(object.path().names(), object);
  }

  /** Takes an object away; false if there is none. */
  public boolean remove(ObjectPath path, boolean fromTemporary) {
    return (fromTemporary ? temporary : permanent).remove(path.names()) != null;
  }

  /** All objects of a database, sorted by name; hidden ones are left out. */
  public List<CatalogObject> list(String catalog, String database) {
    Map<String, CatalogObject> byName = new TreeMap<>();
    for (Map<List<String>, CatalogObject> objects : List.of(permanent, temporary)) {
      for (CatalogObject object : objects.values()) {
        ObjectPath path = object.path();
        if (path.catalog().equals(catalog) && path.database().equals(database)) {
          byName.put(path.name(), object);
        }
      }
    }
    return new ArrayList<>(byName.values());
  }

  /** "did you mean `x`?" for a name that was not found; null if nothing is close. */
  public String hint(ObjectPath missing) {
    return NearestName.hint(
        missing.name(),
        list(missing.catalog(), missing.database()).stream().map(o -> o.path().name()).toList());
  }
}

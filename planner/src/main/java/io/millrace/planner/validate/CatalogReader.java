package io.millrace.planner.validate;

import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogObject;
import io.millrace.planner.type.TypeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/** Finds relations by name: in the current database, in the current catalog, by the full name. */
public final class CatalogReader extends CalciteCatalogReader {

  private CatalogReader(Schema root, List<List<String>> paths, TypeFactory factory) {
    super(
        CalciteSchema.createRootSchema(false, false, "", root),
        SqlNameMatchers.withCaseSensitive(true),
        paths,
        factory,
        CalciteConnectionConfig.DEFAULT);
  }

  /** Over all of a catalog, as it is now. */
  public static CatalogReader of(
      Catalog catalog, String currentCatalog, String currentDatabase, TypeFactory factory) {
    Map<String, Schema> catalogs = new HashMap<>();
    for (String name : catalog.catalogs()) {
      Map<String, Schema> databases = new HashMap<>();
      for (String database : catalog.databases(name)) {
        Map<String, Table> tables = new HashMap<>();
        for (CatalogObject object : catalog.list(name, database)) {
          tables.put(object.path().name(), RelationTable.of(object, factory));
        }
        databases.put(database, new Level(Map.of(), tables));
      }
      catalogs.put(name, new Level(databases, Map.of()));
    }
    List<List<String>> paths =
        List.of(List.of(currentCatalog, currentDatabase), List.of(currentCatalog), List.of());
    return new CatalogReader(new Level(catalogs, Map.of()), paths, factory);
  }

  /** Over a single relation with a name of its own. */
  public static CatalogReader of(String name, Table relation, TypeFactory factory) {
    return new CatalogReader(
        new Level(Map.of(), Map.of(name, relation)), List.of(List.of()), factory);
  }

  /** A level of the tree of names. */
  private static final class Level extends AbstractSchema {
    private final Map<String, Schema> children;
    private final Map<String, Table> tables;

    Level(Map<String, Schema> children, Map<String, Table> tables) {
      this.children = children;
      this.tables = tables;
    }

    @Override
    protected Map<String, Schema> getSubSchemaMap() {
      return children;
    }

    @Override
    protected Map<String, Table> getTableMap() {
      return tables;
    }
  }
}

package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogObject;
import io.millrace.planner.catalog.CatalogView;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.sql.ast.DropTable;
import io.millrace.sql.ast.DropView;
import io.millrace.sql.ast.NameFilter;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.Show;
import io.millrace.sql.ast.UseCatalog;
import io.millrace.sql.ast.UseDatabase;
import java.util.List;
import java.util.function.Predicate;

/** USE, DROP, and SHOW of names. */
final class CatalogCommands {
  private final Catalog catalog;
  private final Positions positions;

  CatalogCommands(Catalog catalog, Positions positions) {
    this.catalog = catalog;
    this.positions = positions;
  }

  Result use(UseDatabase statement) {
    List<String> names = statement.database().names();
    String catalogName = names.size() == 2 ? names.get(0) : catalog.currentCatalog();
    String database = names.get(names.size() - 1);
    requireCatalog(catalogName, statement.database());
    if (names.size() > 2 || !catalog.use(catalogName, database)) {
      throw missing("database", statement.database(), catalog.databases(catalogName));
    }
    return Result.Done.ok();
  }

  Result use(UseCatalog statement) {
    String name = statement.catalog().name();
    if (!catalog.catalogs().contains(name)) {
      throw missing("catalog", new QualifiedName(List.of(statement.catalog())), catalog.catalogs());
    }
    if (!catalog.use(name, catalog.defaultDatabase(name))) {
      throw MillraceException.deterministic(
              "the default database '"
                  + catalog.defaultDatabase(name)
                  + "' of the catalog was dropped")
          .withHint("USE " + name + ".database; goes to another one.")
          .at(positions.of(statement.catalog().position()));
    }
    return Result.Done.ok();
  }

  Result drop(DropTable statement) {
    return drop(statement.name(), statement.temporary(), statement.ifExists(), false);
  }

  Result drop(DropView statement) {
    return drop(statement.name(), statement.temporary(), statement.ifExists(), true);
  }

  private Result drop(QualifiedName name, boolean temporary, boolean ifExists, boolean view) {
    String what = view ? "view" : "table";
    ObjectPath path = resolve(name);
    CatalogObject found = catalog.find(path, temporary).orElse(null);
    if (found == null && !temporary && catalog.find(path, true).isPresent()) {
      throw MillraceException.deterministic(
              "'" + name + "' is a temporary " + what + ", hidden behind no permanent one")
          .withHint("Use DROP TEMPORARY " + what.toUpperCase(java.util.Locale.ROOT) + ".")
          .at(positions.of(name.position()));
    }
    if (found == null) {
      if (ifExists) {
        return Result.Done.ok();
      }
      throw missing(what, name, names(path.catalog(), path.database(), view));
    }
    if (found instanceof CatalogView != view) {
      throw MillraceException.deterministic(
              "'" + name + "' is a " + (view ? "table" : "view") + ", not a " + what)
          .withHint("Use DROP " + (view ? "TABLE." : "VIEW."))
          .at(positions.of(name.position()));
    }
    catalog.remove(path, temporary);
    return Result.Done.ok();
  }

  Result show(Show statement) {
    return switch (statement.kind()) {
      case CURRENT_CATALOG -> rows("current catalog name", List.of(catalog.currentCatalog()));
      case CURRENT_DATABASE -> rows("current database name", List.of(catalog.currentDatabase()));
      case CATALOGS -> filtered("catalog name", catalog.catalogs(), statement);
      case DATABASES ->
          filtered("database name", catalog.databases(catalogOf(statement)), statement);
      case TABLES -> {
        List<String> path = databaseOf(statement);
        yield filtered("table name", all(path.get(0), path.get(1)), statement);
      }
      case VIEWS -> {
        List<String> path = databaseOf(statement);
        yield filtered("view name", names(path.get(0), path.get(1), true), statement);
      }
      case MODULES -> rows("module name", List.of("core"));
      case FULL_MODULES ->
          new Result.Rows(
              StaticRows.ofTexts(List.of("module name", "used"), List.of(List.of("core", "true"))),
              List.of());
      case PROCEDURES -> {
        databaseOf(statement);
        yield filtered("procedure name", List.of(), statement);
      }
      default -> throw new IllegalArgumentException("not a catalog listing: " + statement.kind());
    };
  }

  Result show(Show statement, MaterializedTables tables) {
    List<String> path = databaseOf(statement);
    return filtered("materialized table name", tables.names(path.get(0), path.get(1)), statement);
  }

  private String catalogOf(Show statement) {
    String name = statement.from().map(n -> n.names().get(0)).orElse(catalog.currentCatalog());
    statement.from().ifPresent(from -> requireCatalog(name, from));
    return name;
  }

  private List<String> databaseOf(Show statement) {
    if (statement.from().isEmpty()) {
      return List.of(catalog.currentCatalog(), catalog.currentDatabase());
    }
    QualifiedName from = statement.from().get();
    List<String> names = from.names();
    String catalogName = names.size() > 1 ? names.get(0) : catalog.currentCatalog();
    requireCatalog(catalogName, from);
    String database = names.get(names.size() - 1);
    if (!catalog.databases(catalogName).contains(database)) {
      throw missing("database", from, catalog.databases(catalogName));
    }
    return List.of(catalogName, database);
  }

  private void requireCatalog(String name, QualifiedName where) {
    if (!catalog.catalogs().contains(name)) {
      throw missing("catalog", where, catalog.catalogs());
    }
  }

  private List<String> all(String catalogName, String database) {
    return catalog.list(catalogName, database).stream().map(o -> o.path().name()).toList();
  }

  private List<String> names(String catalogName, String database, boolean views) {
    return catalog.list(catalogName, database).stream()
        .filter(o -> o instanceof CatalogView == views)
        .map(o -> o.path().name())
        .toList();
  }

  private ObjectPath resolve(QualifiedName name) {
    if (name.parts().size() > 3) {
      throw MillraceException.deterministic("a name has at most three parts: catalog.database.name")
          .at(positions.of(name.position()));
    }
    return catalog.resolve(name.names());
  }

  private MillraceException missing(String what, QualifiedName name, List<String> known) {
    return MillraceException.deterministic("there is no " + what + " '" + name + "'")
        .withHint(NearestName.hint(name.last().name(), known))
        .at(positions.of(name.position()));
  }

  private static Result filtered(String column, List<String> names, Show statement) {
    Predicate<String> keep = statement.filter().map(CatalogCommands::matcher).orElse(n -> true);
    return rows(column, names.stream().filter(keep).toList());
  }

  /** What SHOW … LIKE keeps. */
  static Predicate<String> matcher(NameFilter filter) {
    Predicate<String> matches = NamePattern.like(filter.pattern().value(), filter.ignoreCase());
    return filter.negated() ? matches.negate() : matches;
  }

  private static Result rows(String column, List<String> values) {
    return new Result.Rows(StaticRows.ofTexts(column, values.toArray(new String[0])), List.of());
  }
}

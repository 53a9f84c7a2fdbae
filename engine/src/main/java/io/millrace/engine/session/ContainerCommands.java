package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.Properties;
import io.millrace.sql.ast.AlterCatalog;
import io.millrace.sql.ast.AlterDatabase;
import io.millrace.sql.ast.CatalogStatement;
import io.millrace.sql.ast.CreateCatalog;
import io.millrace.sql.ast.CreateDatabase;
import io.millrace.sql.ast.DescribeObject;
import io.millrace.sql.ast.DropCatalog;
import io.millrace.sql.ast.DropDatabase;
import io.millrace.sql.ast.Identifier;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.StringLiteral;
import io.millrace.sql.ast.TableOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CREATE, ALTER, DROP and DESCRIBE of catalogs and databases; catalogs are kept in memory. */
final class ContainerCommands {
  private static final String TYPE = "type";
  private static final String IN_MEMORY = "generic_in_memory";
  private static final String DEFAULT = "default-database";

  private final Catalog catalog;
  private final Positions positions;

  ContainerCommands(Catalog catalog, Positions positions) {
    this.catalog = catalog;
    this.positions = positions;
  }

  Result run(CatalogStatement statement) {
    if (statement instanceof CreateCatalog create) {
      create(create);
    } else if (statement instanceof AlterCatalog alter) {
      alter(alter);
    } else if (statement instanceof DropCatalog drop) {
      drop(drop);
    } else if (statement instanceof CreateDatabase create) {
      create(create);
    } else if (statement instanceof AlterDatabase alter) {
      alter(alter);
    } else {
      drop((DropDatabase) statement);
    }
    return Result.Done.ok();
  }

  private void create(CreateCatalog create) {
    String name = create.name().name();
    if (catalog.catalogs().contains(name)) {
      if (create.ifNotExists()) {
        return;
      }
      throw MillraceException.deterministic("the catalog '" + name + "' exists already")
          .withHint("Use CREATE CATALOG IF NOT EXISTS, or DROP it first.")
          .at(positions.of(create.name().position()));
    }
    TableOption type =
        create.options().stream()
            .filter(o -> o.key().value().equals(TYPE))
            .findFirst()
            .orElseThrow(
                () ->
                    MillraceException.deterministic("the catalog '" + name + "' has no 'type'")
                        .withHint("Write WITH ('type' = 'generic_in_memory').")
                        .at(positions.of(create.name().position())));
    if (!type.value().value().equals(IN_MEMORY)) {
      throw MillraceException.notSupported("catalogs of type '" + type.value().value() + "'")
          .withHint("Use 'type' = 'generic_in_memory', and CREATE TABLE in it.")
          .at(positions.of(type.value().position()));
    }
    create.options().forEach(this::requireKnown);
    Map<String, String> options = options(create.options());
    catalog.createCatalog(
        name,
        new Properties(options, text(create.comment().orElse(null))),
        options.getOrDefault(DEFAULT, "default"));
  }

  private void requireKnown(TableOption option) {
    List<String> known = List.of(TYPE, DEFAULT, "property-version");
    if (!known.contains(option.key().value())) {
      throw MillraceException.deterministic(
              "a catalog of type '" + IN_MEMORY + "' has no option '" + option.key().value() + "'")
          .withHint(NearestName.hint(option.key().value(), known))
          .at(positions.of(option.key().position()));
    }
  }

  private void alter(AlterCatalog alter) {
    String name = requireCatalog(alter.name());
    Properties old = catalog.properties(name);
    Map<String, String> options = new LinkedHashMap<>(old.options());
    for (TableOption option : alter.set()) {
      requireKnown(option);
      refuseFixed(option.key());
      options.put(option.key().value(), option.value().value());
    }
    for (StringLiteral key : alter.reset()) {
      refuseFixed(key);
      options.remove(key.value());
    }
    String comment = alter.comment().map(StringLiteral::value).orElse(old.comment());
    catalog.alterCatalog(name, new Properties(options, comment));
  }

  private void refuseFixed(StringLiteral key) {
    if (key.value().equals(TYPE) || key.value().equals(DEFAULT)) {
      throw MillraceException.deterministic(
              "the option '" + key.value() + "' of a catalog cannot be changed")
          .withHint("DROP the catalog and CREATE it anew.")
          .at(positions.of(key.position()));
    }
  }

  private void drop(DropCatalog drop) {
    String name = drop.name().name();
    if (!catalog.catalogs().contains(name)) {
      if (drop.ifExists()) {
        return;
      }
      requireCatalog(drop.name());
    }
    if (catalog.currentCatalog().equals(name)) {
      throw MillraceException.deterministic("the catalog '" + name + "' is the current one")
          .withHint("USE CATALOG another one first.")
          .at(positions.of(drop.name().position()));
    }
    catalog.removeCatalog(name);
  }

  private void create(CreateDatabase create) {
    Place place = place(create.name());
    if (catalog.databases(place.catalog).contains(place.database)) {
      if (create.ifNotExists()) {
        return;
      }
      throw MillraceException.deterministic("the database '" + create.name() + "' exists already")
          .withHint("Use CREATE DATABASE IF NOT EXISTS, or DROP it first.")
          .at(positions.of(create.name().position()));
    }
    catalog.putDatabase(
        place.catalog,
        place.database,
        new Properties(options(create.options()), text(create.comment().orElse(null))));
  }

  private void alter(AlterDatabase alter) {
    Place place = require(alter.name());
    Properties old = catalog.properties(place.catalog, place.database);
    Map<String, String> options = new LinkedHashMap<>(old.options());
    options.putAll(options(alter.options()));
    catalog.putDatabase(place.catalog, place.database, new Properties(options, old.comment()));
  }

  private void drop(DropDatabase drop) {
    Place place = place(drop.name());
    if (drop.ifExists() && !catalog.databases(place.catalog).contains(place.database)) {
      return;
    }
    require(drop.name());
    if (place.catalog.equals(catalog.currentCatalog())
        && place.database.equals(catalog.currentDatabase())) {
      throw MillraceException.deterministic("the database '" + drop.name() + "' is the current one")
          .withHint("USE another one first.")
          .at(positions.of(drop.name().position()));
    }
    int objects = catalog.list(place.catalog, place.database).size();
    if (!drop.cascade() && objects > 0) {
      throw MillraceException.deterministic(
              "the database '" + drop.name() + "' is not empty: tables and views in it: " + objects)
          .withHint("DROP DATABASE … CASCADE drops them, too.")
          .at(positions.of(drop.name().position()));
    }
    catalog.removeDatabase(place.catalog, place.database);
  }

  /** DESCRIBE CATALOG and DESCRIBE DATABASE. */
  Result describe(DescribeObject describe) {
    List<List<String>> rows = new ArrayList<>();
    Properties properties;
    if (describe.kind() == DescribeObject.Kind.CATALOG) {
      String name = requireCatalog(describe.name().last());
      properties = catalog.properties(name);
      rows.add(List.of("name", name));
      rows.add(List.of("type", properties.options().getOrDefault(TYPE, IN_MEMORY)));
    } else {
      Place place = require(describe.name());
      properties = catalog.properties(place.catalog, place.database);
      rows.add(List.of("catalog", place.catalog));
      rows.add(List.of("name", place.database));
    }
    rows.add(List.of("comment", properties.comment() == null ? "" : properties.comment()));
    if (describe.extended()) {
      properties
          .options()
          .forEach(
              (key, value) -> {
                if (!key.equals(TYPE)) {
                  rows.add(List.of("option:" + key, value));
                }
              });
    }
    return new Result.Rows(StaticRows.ofTexts(List.of("info name", "info value"), rows), List.of());
  }

  /** SHOW CREATE CATALOG. */
  Result showCreate(QualifiedName name) {
    String found = requireCatalog(name.last());
    Properties properties = catalog.properties(found);
    Map<String, String> options = new LinkedHashMap<>();
    options.put(TYPE, IN_MEMORY);
    options.putAll(properties.options());
    return new Result.Text(CreateText.ofCatalog(found, properties.comment(), options), List.of());
  }

  private record Place(String catalog, String database) {}

  /** The catalog exists; the database may not. */
  private Place place(QualifiedName name) {
    if (name.parts().size() > 2) {
      throw MillraceException.deterministic(
              "the name of a database has at most two parts: catalog.database")
          .at(positions.of(name.position()));
    }
    String inCatalog =
        name.parts().size() == 2 ? requireCatalog(name.parts().get(0)) : catalog.currentCatalog();
    return new Place(inCatalog, name.last().name());
  }

  private Place require(QualifiedName name) {
    Place place = place(name);
    List<String> known = catalog.databases(place.catalog);
    if (!known.contains(place.database)) {
      throw MillraceException.deterministic("there is no database '" + name + "'")
          .withHint(NearestName.hint(place.database, known))
          .at(positions.of(name.position()));
    }
    return place;
  }

  private String requireCatalog(Identifier name) {
    if (!catalog.catalogs().contains(name.name())) {
      throw MillraceException.deterministic("there is no catalog '" + name + "'")
          .withHint(NearestName.hint(name.name(), catalog.catalogs()))
          .at(positions.of(name.position()));
    }
    return name.name();
  }

  private static Map<String, String> options(List<TableOption> options) {
    Map<String, String> map = new LinkedHashMap<>();
    options.forEach(o -> map.put(o.key().value(), o.value().value()));
    return map;
  }

  private static String text(StringLiteral literal) {
    return literal == null ? null : literal.value();
  }
}

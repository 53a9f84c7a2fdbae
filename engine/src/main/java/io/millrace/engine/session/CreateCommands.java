package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Options;
import io.millrace.engine.connect.ConnectorRegistry;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogObject;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.sql.ast.CreateMode;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.ast.CreateView;
import io.millrace.sql.ast.QualifiedName;
import java.util.function.Supplier;

/** CREATE TABLE and CREATE VIEW. */
final class CreateCommands {
  private final Catalog catalog;
  private final Planning planning;
  private final Positions positions;

  CreateCommands(Catalog catalog, Planning planning, Positions positions) {
    this.catalog = catalog;
    this.planning = planning;
    this.positions = positions;
  }

  Result create(CreateTable statement, Options options, ConnectorRegistry connectors) {
    return create(
        statement.name(),
        statement.mode(),
        () -> planning.with(options, connectors, positions, p -> p.define(statement)));
  }

  Result create(CreateView statement, Options options, ConnectorRegistry connectors) {
    return create(
        statement.name(),
        statement.mode(),
        () -> planning.with(options, connectors, positions, p -> p.define(statement)));
  }

  private Result create(QualifiedName name, CreateMode mode, Supplier<CatalogObject> definition) {
    if (name.parts().size() > 3) {
      throw MillraceException.deterministic("a name has at most three parts: catalog.database.name")
          .at(positions.of(name.position()));
    }
    ObjectPath path = catalog.resolve(name.names());
    if (!catalog.databases(path.catalog()).contains(path.database())) {
      throw MillraceException.deterministic(
              "there is no database '" + path.catalog() + "." + path.database() + "'")
          .at(positions.of(name.position()));
    }
    if (catalog.find(path, mode.temporary()).isPresent()) {
      if (mode.ifNotExists()) {
        return Result.Done.ok();
      }
      throw MillraceException.deterministic("'" + name + "' exists already")
          .withHint("Use CREATE ... IF NOT EXISTS, or DROP it first.")
          .at(positions.of(name.position()));
    }
    catalog.put(definition.get());
    return Result.Done.ok();
  }
}

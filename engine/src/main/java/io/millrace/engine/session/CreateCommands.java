package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Options;
import io.millrace.data.type.DataType.Field;
import io.millrace.engine.connect.ConnectorRegistry;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogObject;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.CatalogView;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.sql.ast.CreateMode;
import io.millrace.sql.ast.CreateMode.Replacement;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.ast.CreateView;
import io.millrace.sql.ast.Identifier;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.InsertTarget;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.Query;
import io.millrace.sql.ast.TableHint;
import io.millrace.sql.ast.TableOption;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  /**
   * CREATE TABLE, with the job that fills it if it has a query.
   *
   * @param insert starts an INSERT
   */
  Result create(CreateTable statement, JobRequest request, Function<Insert, Result> insert) {
    boolean replaces = statement.mode().replacement() != Replacement.NONE;
    if (statement.query().isEmpty()) {
      if (replaces) {
        throw MillraceException.deterministic("REPLACE TABLE needs AS query")
            .withHint("DROP TABLE, then CREATE TABLE.")
            .at(positions.of(statement.name().position()));
      }
      return create(statement.name(), statement.mode(), () -> define(statement, request));
    }
    if (statement.mode().temporary()) {
      throw MillraceException.notSupported("CREATE TEMPORARY TABLE … AS query")
          .withHint("CREATE TABLE … AS query, or CREATE TEMPORARY VIEW … AS query.")
          .at(positions.of(statement.name().position()));
    }
    ObjectPath path = resolve(statement.name());
    Optional<CatalogObject> old = catalog.find(path, false);
    if (statement.mode().ifNotExists() && old.isPresent() && !replaces) {
      return Result.Done.ok();
    }
    if (replaces) {
      replace(statement, path, old);
    }
    boolean filled = false;
    try {
      create(statement.name(), statement.mode(), () -> define(statement, request));
      Result result = insert.apply(filling(statement, request));
      filled = true;
      return result;
    } finally {
      if (!filled && (replaces || old.isEmpty())) {
        catalog.remove(path, false);
        old.ifPresent(catalog::put);
      }
    }
  }

  private void replace(CreateTable statement, ObjectPath path, Optional<CatalogObject> old) {
    if (old.isPresent() && old.get() instanceof CatalogView) {
      throw MillraceException.deterministic("'" + statement.name() + "' is a view, not a table")
          .at(positions.of(statement.name().position()));
    }
    if (old.isEmpty() && statement.mode().replacement() == Replacement.REQUIRED) {
      throw MillraceException.deterministic("there is no table '" + statement.name() + "'")
          .withHint("Use CREATE OR REPLACE TABLE.")
          .at(positions.of(statement.name().position()));
    }
    catalog.remove(path, false);
  }

  private CatalogTable define(CreateTable statement, JobRequest request) {
    return planning.with(
        request.options(), request.connectors(), positions, p -> p.define(statement));
  }

  private Insert filling(CreateTable statement, JobRequest request) {
    Span query = statement.query().orElseThrow();
    return filling(statement.name(), List.of(), query.position(), query, request);
  }

  /**
   * INSERT INTO a table with the columns of the query by name.
   *
   * @param options laid over those of the table
   * @param position of these
   */
  Insert filling(
      QualifiedName table,
      List<TableOption> options,
      SourcePosition position,
      Span query,
      JobRequest request) {
    List<QualifiedName> columns =
        columns(query, request).stream()
            .map(f -> new Identifier(f.name(), true, query.position()))
            .map(name -> new QualifiedName(List.of(name)))
            .toList();
    Identifier hint = new Identifier("OPTIONS", false, position);
    List<TableHint> hints =
        options.isEmpty() ? List.of() : List.of(new TableHint(hint, options, position));
    return new Insert(
        query,
        Insert.Mode.INTO,
        new InsertTarget(table, hints, List.of(), columns),
        query,
        Optional.empty());
  }

  /** What a query gives. */
  List<Field> columns(Span query, JobRequest request) {
    return planning
        .with(
            request.options(),
            request.connectors(),
            positions,
            p -> p.prepare(new Query(query, query)))
        .columns();
  }

  Result create(CreateView statement, Options options, ConnectorRegistry connectors) {
    return create(
        statement.name(),
        statement.mode(),
        () -> planning.with(options, connectors, positions, p -> p.define(statement)));
  }

  private Result create(QualifiedName name, CreateMode mode, Supplier<CatalogObject> definition) {
    ObjectPath path = resolve(name);
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

  private ObjectPath resolve(QualifiedName name) {
    if (name.parts().size() > 3) {
      throw MillraceException.deterministic("a name has at most three parts: catalog.database.name")
          .at(positions.of(name.position()));
    }
    return catalog.resolve(name.names());
  }
}

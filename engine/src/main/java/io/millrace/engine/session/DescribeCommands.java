package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.data.type.DataType;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.catalog.CatalogObject;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.CatalogView;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.sql.ast.DescribeTable;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.ShowColumns;
import io.millrace.sql.ast.ShowCreate;
import io.millrace.sql.ast.ShowPartitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** DESCRIBE, SHOW COLUMNS, SHOW CREATE, SHOW PARTITIONS. */
final class DescribeCommands {
  private static final List<String> COLUMNS =
      List.of("name", "type", "null", "key", "extras", "watermark");

  private final Catalog catalog;
  private final Positions positions;

  DescribeCommands(Catalog catalog, Positions positions) {
    this.catalog = catalog;
    this.positions = positions;
  }

  Result describe(DescribeTable statement) {
    return columns(find(statement.name()), name -> true);
  }

  Result showColumns(ShowColumns statement) {
    Predicate<String> keep = statement.filter().map(CatalogCommands::matcher).orElse(name -> true);
    return columns(find(statement.table()), keep);
  }

  private Result columns(CatalogObject object, Predicate<String> keep) {
    List<List<String>> rows = new ArrayList<>();
    for (DataType.Field field : object.schema()) {
      if (keep.test(field.name())) {
        rows.add(
            Arrays.asList(
                field.name(),
                field.type().sql(),
                field.type().nullable() ? "TRUE" : "FALSE",
                key(object, field.name()),
                extras(object, field.name()),
                watermark(object, field.name())));
      }
    }
    return new Result.Rows(StaticRows.ofTexts(COLUMNS, rows), List.of());
  }

  private static String key(CatalogObject object, String column) {
    return object instanceof CatalogTable table && table.primaryKey().contains(column)
        ? "PRI(" + String.join(", ", table.primaryKey()) + ")"
        : null;
  }

  private static String extras(CatalogObject object, String name) {
    return columnsOf(object)
        .filter(c -> c.name().equals(name))
        .map(DescribeCommands::extras)
        .findFirst()
        .orElse(null);
  }

  private static String extras(CatalogColumn column) {
    if (column instanceof CatalogColumn.Computed computed) {
      return "AS " + computed.expression().text();
    }
    if (column instanceof CatalogColumn.Metadata metadata) {
      return "METADATA FROM '" + metadata.key() + "'" + (metadata.virtual() ? " VIRTUAL" : "");
    }
    return "";
  }

  private static String watermark(CatalogObject object, String column) {
    return object instanceof CatalogTable table
            && table.watermark() != null
            && table.watermark().column().equals(column)
        ? table.watermark().expression().text()
        : null;
  }

  private static Stream<CatalogColumn> columnsOf(CatalogObject object) {
    return object instanceof CatalogTable table ? table.columns().stream() : Stream.empty();
  }

  Result showCreate(ShowCreate statement) {
    CatalogObject object = find(statement.name());
    boolean wantsView = statement.kind() == ShowCreate.Kind.VIEW;
    if (wantsView != object instanceof CatalogView) {
      throw MillraceException.deterministic(
              "'" + statement.name() + "' is a " + (wantsView ? "table" : "view"))
          .withHint("Use SHOW CREATE " + (wantsView ? "TABLE." : "VIEW."))
          .at(positions.of(statement.name().position()));
    }
    String text =
        object instanceof CatalogView view
            ? CreateText.of(view)
            : CreateText.of((CatalogTable) object);
    return new Result.Text(text, List.of());
  }

  /** Which partitions there are only the connector knows, which no connector here is asked. */
  Result showPartitions(ShowPartitions statement) {
    CatalogObject object = find(statement.table());
    if (!(object instanceof CatalogTable table) || table.partitionKeys().isEmpty()) {
      throw MillraceException.deterministic("'" + statement.table() + "' is not partitioned")
          .at(positions.of(statement.table().position()));
    }
    throw MillraceException.notSupported("SHOW PARTITIONS")
        .withHint(
            "SELECT DISTINCT "
                + String.join(", ", table.partitionKeys())
                + " FROM "
                + statement.table()
                + "; lists those that have rows.")
        .at(positions.of(statement.table().position()));
  }

  private CatalogObject find(QualifiedName name) {
    if (name.parts().size() > 3) {
      throw MillraceException.deterministic("a name has at most three parts: catalog.database.name")
          .at(positions.of(name.position()));
    }
    ObjectPath path = catalog.resolve(name.names());
    return catalog
        .find(path)
        .orElseThrow(
            () ->
                MillraceException.deterministic("there is no table or view '" + name + "'")
                    .withHint(
                        NearestName.hint(
                            path.name(),
                            catalog.list(path.catalog(), path.database()).stream()
                                .map(o -> o.path().name())
                                .toList()))
                    .at(positions.of(name.position())));
  }
}

package io.millrace.planner.convert;

import io.millrace.data.error.NearestName;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.catalog.CatalogObject;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.Connectors;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.Literal;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.Conflict;
import io.millrace.planner.plan.PlanNode.Sink;
import io.millrace.planner.plan.PlanNode.TableColumn;
import io.millrace.sql.ast.ConflictClause;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.TableHint;
import io.millrace.sql.source.SourcePosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** INSERT: the query's columns become the table's, by position. */
final class SinkTranslator {
  private final Catalog catalog;
  private final Connectors connectors;
  private final PlanBuilder builder;
  private final PartitionConstants partitions;

  SinkTranslator(
      Catalog catalog, Connectors connectors, PlanBuilder builder, PartitionConstants partitions) {
    this.catalog = catalog;
    this.connectors = connectors;
    this.builder = builder;
    this.partitions = partitions;
  }

  void translate(Insert insert, int query) {
    SourcePosition position = insert.target().table().position();
    if (insert.mode() == Insert.Mode.OVERWRITE) {
      throw PlanException.notSupported(position, "INSERT OVERWRITE", "use INSERT INTO");
    }
    CatalogTable table = table(insert.target().table());
    Map<String, String> hints = new LinkedHashMap<>();
    for (TableHint hint : insert.target().hints()) {
      hint.options().forEach(o -> hints.put(o.key().value(), o.value().value()));
    }
    CatalogTable effective = table.withOptions(hints);
    if (!connectors.capabilities(effective).writable()) {
      throw new PlanException(
          position,
          "the table `" + table.path().name() + "` cannot be written: it is only a source");
    }
    List<CatalogColumn> columns = table.sinkColumns();
    int arranged = arrange(insert, query, table, columns);
    List<TableColumn> tableColumns = columns.stream().map(ScanTranslator::column).toList();
    List<String> names = columns.stream().map(CatalogColumn::name).toList();
    List<Integer> key = table.primaryKey().stream().map(names::indexOf).toList();
    Conflict conflict = insert.onConflict().map(SinkTranslator::conflict).orElse(null);
    builder.addOutput(
        h ->
            new Sink(
                h, table.path().names(), effective.options(), tableColumns, key, conflict, null),
        List.of(arranged),
        builder.schema(arranged),
        "table " + table.path().name());
  }

  private static Conflict conflict(ConflictClause clause) {
    return switch (clause.action()) {
      case ERROR -> Conflict.ERROR;
      case NOTHING -> Conflict.NOTHING;
      case DEDUPLICATE -> Conflict.DEDUPLICATE;
    };
  }

  private CatalogTable table(QualifiedName name) {
    ObjectPath path = catalog.resolve(name.names());
    CatalogObject object =
        catalog
            .find(path)
            .orElseThrow(
                () ->
                    new PlanException(
                        name.position(), "unknown table `" + name + "`", catalog.hint(path)));
    if (object instanceof CatalogTable table) {
      return table;
    }
    throw new PlanException(name.position(), "`" + name + "` is a view; INSERT needs a table");
  }

  /** Puts the query's columns in the table's order, with casts, and NULL for those not given. */
  private int arrange(Insert insert, int query, CatalogTable table, List<CatalogColumn> columns) {
    List<Field> given = builder.schema(query);
    Map<CatalogColumn, Expression> constants = partitions.of(insert, table, columns);
    List<CatalogColumn> targets = targets(insert, table, columns);
    if (insert.target().columns().isEmpty()) {
      targets = targets.stream().filter(c -> !constants.containsKey(c)).toList();
    }
    SourcePosition position = insert.query().position();
    if (given.size() != targets.size()) {
      throw new PlanException(
          insert.target().table().position(),
          "the query gives "
              + count(given.size())
              + ", `"
              + table.path().name()
              + "` takes "
              + count(targets.size()),
          "the table takes ("
              + String.join(", ", targets.stream().map(CatalogColumn::name).toList())
              + ")");
    }
    List<Expression> projections = new ArrayList<>();
    List<Field> schema = new ArrayList<>();
    for (CatalogColumn column : columns) {
      int from = targets.indexOf(column);
      Expression value =
          from < 0
              ? constants.containsKey(column) ? constants.get(column) : missing(column, insert)
              : Assignment.cast(new ColumnRef(from, given.get(from).type()), column, position);
      projections.add(value);
      DataType type = column.type().withNullable(value.type().nullable());
      schema.add(new Field(column.name(), type));
    }
    return projections.equals(CalcTranslator.identity(given))
        ? query
        : builder.add(h -> new Calc(h, null, projections), List.of(query), schema, "projection");
  }

  private static String count(int columns) {
    return columns == 1 ? "1 column" : columns + " columns";
  }

  private static Expression missing(CatalogColumn column, Insert insert) {
    if (!column.type().nullable()) {
      throw new PlanException(
          insert.target().table().position(),
          "the column `" + column.name() + "` is NOT NULL and gets no value");
    }
    return new Literal(null, column.type());
  }

  private static List<CatalogColumn> targets(
      Insert insert, CatalogTable table, List<CatalogColumn> columns) {
    if (insert.target().columns().isEmpty()) {
      return columns;
    }
    List<CatalogColumn> targets = new ArrayList<>();
    List<String> names = columns.stream().map(CatalogColumn::name).toList();
    for (QualifiedName name : insert.target().columns()) {
      if (name.parts().size() > 1) {
        throw PlanException.notSupported(
            name.position(), "INSERT into a field of a column", "give the whole ROW");
      }
      int at = names.indexOf(name.toString());
      if (at < 0) {
        throw new PlanException(
            name.position(),
            "`" + table.path().name() + "` has no column `" + name + "` that can be written",
            NearestName.hint(name.toString(), names));
      }
      if (targets.contains(columns.get(at))) {
        throw new PlanException(name.position(), "the column `" + name + "` is named twice");
      }
      targets.add(columns.get(at));
    }
    return targets;
  }
}

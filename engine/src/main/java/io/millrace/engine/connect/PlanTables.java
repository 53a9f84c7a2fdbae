package io.millrace.engine.connect;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import io.millrace.engine.translate.Tables;
import io.millrace.executor.spi.LookupSource;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.TableColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the sources and sinks of a plan; what the plan does not say of a table, the catalog does.
 */
public final class PlanTables implements Tables {
  private final ConnectorRegistry registry;
  private final Catalog catalog;

  public PlanTables(ConnectorRegistry registry, Catalog catalog) {
    this.registry = registry;
    this.catalog = catalog;
  }

  @Override
  public Source source(PlanNode.Scan scan) {
    List<TableColumn> schema = scan.source().schema();
    List<TableColumn> read = scan.columns().stream().map(schema::get).toList();
    Source source =
        registry.source(
            use(scan.source().table(), scan.source().options(), read, physical(schema)));
    return scan.limit() >= 0 ? source.withLimit(scan.limit()) : source;
  }

  @Override
  public Optional<LookupSource> lookup(PlanNode.Scan scan, List<Integer> keys) {
    List<TableColumn> schema = scan.source().schema();
    List<TableColumn> read = scan.columns().stream().map(schema::get).toList();
    return registry.lookup(
        use(scan.source().table(), scan.source().options(), read, physical(schema)), keys);
  }

  @Override
  public Sink sink(PlanNode.Sink sink) {
    return registry.sink(
        use(sink.table(), sink.options(), sink.columns(), physical(sink.columns())));
  }

  private TableUse use(
      List<String> path,
      Map<String, String> options,
      List<TableColumn> columns,
      List<Field> physical) {
    CatalogTable table = table(new ObjectPath(path.get(0), path.get(1), path.get(2)));
    List<String> names = columns.stream().map(TableColumn::name).toList();
    return new TableUse(
        path.get(2),
        options,
        columns.stream().map(c -> new Field(c.name(), c.type())).toList(),
        columns.stream().map(TableColumn::metadataKey).toList(),
        physical,
        table.primaryKey().stream().filter(names::contains).map(names::indexOf).toList(),
        table.partitionKeys(),
        table.watermark() != null);
  }

  /** A plan that was compiled earlier may name a table that is there no more. */
  private CatalogTable table(ObjectPath path) {
    if (catalog.find(path).orElse(null) instanceof CatalogTable table) {
      return table;
    }
    throw MillraceException.deterministic("the plan needs the table " + path.toSql())
        .withHint("CREATE TABLE it as it was when the plan was compiled.");
  }

  private static List<Field> physical(List<TableColumn> columns) {
    return columns.stream()
        .filter(c -> c.metadataKey() == null)
        .map(c -> new Field(c.name(), c.type()))
        .toList();
  }
}

package io.millrace.planner.convert;

import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.TableCapabilities;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.TableColumn;
import io.millrace.planner.plan.PlanNode.TableSource;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.validate.RelationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.TableScan;

/** Sources and their watermarks. */
final class ScanTranslator {
  private ScanTranslator() {}

  static Relation translate(PlanConverter c, TableScan rel) {
    RelationTable relation = rel.getTable().unwrap(RelationTable.class);
    CatalogTable table = (CatalogTable) relation.object();
    TableCapabilities capabilities = c.connectors.capabilities(table);
    if (!capabilities.readable()) {
      throw new PlanException(
          null,
          "the table `" + table.path().name() + "` cannot be read: its connector is only a sink");
    }
    List<TableColumn> columns = table.sourceColumns().stream().map(ScanTranslator::column).toList();
    List<Integer> all = IntStream.range(0, columns.size()).boxed().toList();
    TableSource source =
        new TableSource(table.path().names(), table.options(), columns, capabilities.bounded());
    int id =
        c.builder.addSource(
            header -> new Scan(header, source, all, null, -1),
            PlanConverter.schema(rel),
            capabilities.produced(),
            primaryKey(table),
            "table " + table.path().name());
    return new Relation(id, PlanConverter.noTimes(columns.size()));
  }

  /** Positions of the key's columns; none if there is no key. */
  private static List<List<Integer>> primaryKey(CatalogTable table) {
    List<String> names = table.sourceColumns().stream().map(CatalogColumn::name).toList();
    List<Integer> key = table.primaryKey().stream().map(names::indexOf).toList();
    return key.isEmpty() ? List.of() : List.of(key);
  }

  static TableColumn column(CatalogColumn column) {
    String key = column instanceof CatalogColumn.Metadata m ? m.key() : null;
    return new TableColumn(column.name(), column.type(), key);
  }

  static Relation watermark(PlanConverter c, LogicalWatermark rel) {
    Relation input = c.convert(rel.getInput());
    List<TimeAttribute> times = new ArrayList<>(input.times());
    times.set(rel.rowtime(), TimeAttribute.ROWTIME);
    int id =
        c.builder.add(
            header ->
                new WatermarkAssigner(
                    header,
                    rel.rowtime(),
                    c.expressions.convert(rel.expression()),
                    c.settings.sources().idleTimeoutMillis()),
            List.of(input.node()),
            PlanConverter.schema(rel),
            "watermark on " + rel.getRowType().getFieldNames().get(rel.rowtime()));
    return new Relation(id, times);
  }
}

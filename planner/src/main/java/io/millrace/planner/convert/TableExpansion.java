package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.catalog.CatalogObject;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.CatalogView;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.parser.SpanParser;
import io.millrace.planner.validate.RelationTable;
import io.millrace.planner.validate.Validation;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rex.RexNode;

/** What stands behind a name in FROM: scan, computed columns and watermark, or a view's query. */
final class TableExpansion {
  private final AlgebraContext context;
  private final Map<String, SourcePosition> windowPositions;

  TableExpansion(AlgebraContext context, Map<String, SourcePosition> windowPositions) {
    this.context = context;
    this.windowPositions = windowPositions;
  }

  RelNode expand(CatalogObject object, List<RelHint> hints) {
    if (object instanceof CatalogView view) {
      if (!hints.isEmpty()) {
        throw new PlanException(
            null,
            "`" + view.path().name() + "` is a view and takes no OPTIONS",
            "write the hint after the table's name in the view");
      }
      return view(view);
    }
    return table((CatalogTable) object, options(hints));
  }

  private static Map<String, String> options(List<RelHint> hints) {
    Map<String, String> options = new LinkedHashMap<>();
    for (RelHint hint : hints) {
      options.putAll(hint.kvOptions);
    }
    return options;
  }

  private RelNode view(CatalogView view) {
    Validation validation;
    try {
      validation =
          Validation.check(
              SpanParser.parseQuery(view.query()),
              context.reader(view.catalog(), view.database()),
              context.operators(),
              context.types());
      Algebra algebra = QueryConverter.convert(context, validation);
      windowPositions.putAll(algebra.windowPositions());
      RelNode query = algebra.root().project();
      List<String> names = view.schema().stream().map(Field::name).toList();
      return rename(query, names);
    } catch (PlanException e) {
      throw new PlanException(
          e.position().orElse(null),
          "in the view `" + view.path().name() + "`: " + e.getMessage(),
          e.hint().orElse(null));
    }
  }

  private static RelNode rename(RelNode query, List<String> names) {
    if (query.getRowType().getFieldNames().equals(names)) {
      return query;
    }
    List<RexNode> all =
        new ArrayList<>(query.getCluster().getRexBuilder().identityProjects(query.getRowType()));
    return LogicalProject.create(query, List.of(), all, names, Set.of());
  }

  private RelNode table(CatalogTable table, Map<String, String> hints) {
    RelOptCluster cluster = context.cluster();
    String set =
        hints.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(";"));
    CatalogTable effective = hints.isEmpty() ? table : table.withOptions(hints);
    RelationTable source = RelationTable.source(effective, set, context.types());
    RelNode scan = LogicalTableScan.create(cluster, source, List.of());
    RelNode complete = computed(table, scan);
    if (table.watermark() == null) {
      return complete;
    }
    List<Field> schema = table.schema();
    RexNode watermark =
        new ExpressionCompiler(context)
            .compile(List.of(table.watermark().expression()), schema)
            .get(0);
    int rowtime = complete.getRowType().getFieldNames().indexOf(table.watermark().column());
    return new LogicalWatermark(cluster, complete.getTraitSet(), complete, rowtime, watermark);
  }

  private RelNode computed(CatalogTable table, RelNode scan) {
    List<Span> spans = new ArrayList<>();
    for (CatalogColumn column : table.columns()) {
      if (column instanceof CatalogColumn.Computed computed) {
        spans.add(computed.expression());
      }
    }
    if (spans.isEmpty()) {
      return scan;
    }
    List<Field> given =
        table.sourceColumns().stream().map(c -> new Field(c.name(), c.type())).toList();
    List<RexNode> expressions = new ExpressionCompiler(context).compile(spans, given);
    List<RexNode> projects = new ArrayList<>();
    int source = 0;
    int next = 0;
    for (CatalogColumn column : table.columns()) {
      projects.add(
          column instanceof CatalogColumn.Computed
              ? expressions.get(next++)
              : context.cluster().getRexBuilder().makeInputRef(scan, source++));
    }
    List<String> names = table.columns().stream().map(CatalogColumn::name).toList();
    return LogicalProject.create(scan, List.of(), projects, names, Set.of());
  }
}

package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.Connectors;
import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode.Result;
import io.millrace.planner.rule.Normalization;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.tools.RelBuilder;

/**
 * Converts the statements of one job, one after another, into one plan that shares what is equal.
 */
public final class Conversion {
  private final AlgebraContext context;
  private final PlanBuilder builder = new PlanBuilder();
  private final PlanConverter converter;
  private final Map<String, SourcePosition> windowPositions = new HashMap<>();
  private final SinkTranslator sinks;

  public Conversion(
      Catalog catalog, OperatorTable operators, Connectors connectors, PlannerSettings settings) {
    this.context = AlgebraContext.create(catalog, operators);
    ExpressionConverter expressions = new ExpressionConverter(context.cluster().getRexBuilder());
    this.converter = new PlanConverter(builder, connectors, settings, expressions, windowPositions);
    this.sinks = new SinkTranslator(catalog, connectors, builder);
  }

  /** Adds a query whose rows go to the client. */
  public void query(Span query) {
    Relation relation = relation(query);
    List<Field> schema = builder.schema(relation.node());
    builder.addOutput(Result::new, List.of(relation.node()), schema, "result");
  }

  /** Adds a query whose rows go to a table. */
  public void insert(Insert insert) {
    Relation relation = relation(insert.query());
    sinks.translate(insert, relation.node());
  }

  private Relation relation(Span query) {
    try {
      Algebra algebra = QueryConverter.convert(context, query);
      windowPositions.putAll(algebra.windowPositions());
      RelBuilder relBuilder =
          RelFactories.LOGICAL_BUILDER
              .create(context.cluster(), null)
              .transform(RelBuilders::configure);
      RelNode normal = Normalization.normalize(algebra.root().project(), relBuilder);
      return converter.convert(normal);
    } catch (PlanException e) {
      throw e.at(query.position());
    }
  }

  /** The nodes of all statements that were added. */
  public PhysicalPlan plan() {
    return builder.build();
  }
}

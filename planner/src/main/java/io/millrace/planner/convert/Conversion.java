package io.millrace.planner.convert;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.Connectors;
import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.hint.TableHints;
import io.millrace.planner.message.CalciteMessages;
import io.millrace.planner.message.ClausePlaces;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode.Result;
import io.millrace.planner.rule.Normalization;
import io.millrace.planner.type.TypeConversion;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.tools.RelBuilder;

/** Converts the statements of one job into one plan that shares what they have in common. */
public final class Conversion {
  private final AlgebraContext context;
  private final PlanBuilder builder;
  private final PlannerSettings settings;
  private final PlanConverter converter;
  private final SinkTranslator sinks;
  private final Map<String, SourcePosition> windowPositions = new HashMap<>();
  private final List<Statement> statements = new ArrayList<>();

  /** A query as algebra; {@code insert} is null if its rows go to the client. */
  private record Statement(Algebra algebra, RelNode query, Span span, Insert insert) {}

  public Conversion(
      Catalog catalog, OperatorTable operators, Connectors connectors, PlannerSettings settings) {
    this.context = AlgebraContext.create(catalog, operators);
    this.settings = settings;
    this.builder = new PlanBuilder(settings.sources().reuse());
    ExpressionConverter expressions = new ExpressionConverter(context.cluster().getRexBuilder());
    this.converter =
        new PlanConverter(
            builder, connectors, settings, expressions, context.clauses(), windowPositions);
    this.sinks =
        new SinkTranslator(
            catalog, connectors, builder, new PartitionConstants(context, expressions));
  }

  /**
   * Adds a query whose rows go to the client.
   *
   * @param parameters values for {@code ?}, as {@code data.column.JavaValues} has them
   */
  public void query(Span query, List<Object> parameters) {
    add(query, parameters, null);
  }

  /** Adds a query whose rows go to a table. */
  public void insert(Insert insert, List<Object> parameters) {
    add(insert.query(), parameters, insert);
  }

  private void add(Span query, List<Object> parameters, Insert insert) {
    if (!settings.sources().dynamicOptions()) {
      TableHints.refuse(query, insert);
    }
    try {
      Algebra algebra = QueryConverter.convert(context, query, parameters);
      windowPositions.putAll(algebra.windowPositions());
      statements.add(new Statement(algebra, algebra.root().project(), query, insert));
    } catch (RuntimeException | AssertionError e) {
      throw placed(e, query);
    }
  }

  /** What to tell the user of statements that were added. */
  public List<String> notices() {
    return List.copyOf(context.notices());
  }

  /** Where clauses of the statements stand. */
  public ClausePlaces clauses() {
    return context.clauses();
  }

  /** The nodes of all statements that were added. */
  public PhysicalPlan plan() {
    SharedPlans shared =
        new SharedPlans(
            settings.sources().reuse()
                ? statements.stream().map(Statement::query).toList()
                : List.of());
    RelBuilder relBuilder =
        RelFactories.LOGICAL_BUILDER
            .create(context.cluster(), null)
            .transform(RelBuilders::configure);
    converter.sharedBy(plan -> normalized(plan, shared, relBuilder));
    for (Statement statement : statements) {
      try {
        finish(statement, converter.convert(normalized(statement.query(), shared, relBuilder)));
      } catch (RuntimeException | AssertionError e) {
        throw placed(e, statement.span());
      }
    }
    return builder.build();
  }

  private static RuntimeException placed(Throwable e, Span query) {
    if (e instanceof PlanException known) {
      return known.at(query.position());
    }
    if (e instanceof MillraceException known && known.position().isPresent()) {
      return known;
    }
    if (e instanceof MillraceException known) {
      return new PlanException(query.position(), known.getMessage(), known.hint().orElse(null));
    }
    return CalciteMessages.internal(e).at(query.position());
  }

  private static RelNode normalized(RelNode query, SharedPlans shared, RelBuilder relBuilder) {
    return Normalization.normalize(shared.replaceIn(query), relBuilder);
  }

  private void finish(Statement statement, Relation relation) {
    if (statement.insert() != null) {
      sinks.translate(statement.insert(), relation.node());
      return;
    }
    List<Field> schema = TypeConversion.fromCalciteRow(statement.algebra().root().validatedRowType);
    builder.addOutput(Result::new, List.of(relation.node()), schema, "result");
  }
}

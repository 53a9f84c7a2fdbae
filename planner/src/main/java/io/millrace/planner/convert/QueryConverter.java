package io.millrace.planner.convert;

import io.millrace.planner.function.WindowFunction;
import io.millrace.planner.message.CalciteMessages;
import io.millrace.planner.message.KnownNames;
import io.millrace.planner.message.Positions;
import io.millrace.planner.parser.SpanParser;
import io.millrace.planner.validate.RelationTable;
import io.millrace.planner.validate.StreamingSyntax;
import io.millrace.planner.validate.Validation;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.ViewExpanders;
import org.apache.calcite.rel.RelDistributions;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rel.hint.HintPredicates;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rel.logical.LogicalExchange;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** Converts a query to algebra; where a table or view is named, what stands behind it is put in. */
final class QueryConverter extends SqlToRelConverter {
  private static final HintStrategyTable HINTS =
      HintStrategyTable.builder().hintStrategy("OPTIONS", HintPredicates.TABLE_SCAN).build();

  static final Config CONFIG =
      SqlToRelConverter.config()
          .withExpand(false)
          .withTrimUnusedFields(false)
          .withInSubQueryThreshold(Integer.MAX_VALUE)
          .withHintStrategyTable(HINTS)
          .withRelBuilderConfigTransform(RelBuilders::configure);

  private final AlgebraContext context;
  private final Validation validation;
  private final Map<String, SourcePosition> windowPositions;

  private QueryConverter(
      AlgebraContext context, Validation validation, Map<String, SourcePosition> windowPositions) {
    super(
        ViewExpanders.simpleContext(context.cluster()),
        validation.validator(),
        validation.reader(),
        context.cluster(),
        new Convertlets(),
        CONFIG);
    this.context = context;
    this.validation = validation;
    this.windowPositions = windowPositions;
  }

  /** Parses, checks and converts a query of the session that is to be carried out. */
  static Algebra convert(AlgebraContext context, Span query, List<Object> parameters) {
    SqlNode parsed = SpanParser.parseQuery(query);
    SourcePosition order = StreamingSyntax.order(parsed);
    Algebra algebra = convert(context, validate(context, Parameters.put(parsed, parameters)));
    if (order != null) {
      algebra.windowPositions().put(StreamingSyntax.ORDER_BY, order);
    }
    return algebra;
  }

  /** Checks a query of the session. */
  static Validation validate(AlgebraContext context, SqlNode query) {
    return Validation.check(query, context.reader(), context.operators(), context.types());
  }

  static Algebra convert(AlgebraContext context, Validation validation) {
    Map<String, SourcePosition> positions = new HashMap<>();
    QueryConverter converter = new QueryConverter(context, validation, positions);
    try {
      RelRoot root = converter.convertQuery(validation.query(), false, true);
      return new Algebra(root, Positions.of(validation.query()), positions);
    } catch (CalciteContextException e) {
      throw CalciteMessages.translate(e, KnownNames.NONE);
    }
  }

  @Override
  public RelNode toRel(RelOptTable table, List<RelHint> hints) {
    RelationTable relation = table.unwrap(RelationTable.class);
    if (relation.object() == null) {
      return super.toRel(table, hints);
    }
    return new TableExpansion(context, windowPositions).expand(relation.object(), hints);
  }

  /** PARTITION BY behind the table of a window function becomes an exchange below it. */
  @Override
  protected void convertCollectionTable(Blackboard bb, SqlCall call) {
    boolean windows = call.getOperator() instanceof WindowFunction;
    SqlNode table = windows ? call.operand(0) : null;
    if (table == null || table.getKind() != SqlKind.SET_SEMANTICS_TABLE) {
      super.convertCollectionTable(bb, call);
      return;
    }
    SqlCall partitioned = (SqlCall) table;
    RelNode input = convertQueryRecursive(partitioned.operand(0), false, null).project();
    List<Integer> keys = PartitionKeys.of(partitioned, input.getRowType());
    RelNode spread = LogicalExchange.create(input, RelDistributions.hash(keys));
    bb.setRoot(spread, false);
    LogicalTableFunctionScan scan =
        LogicalTableFunctionScan.create(
            cluster,
            List.of(spread),
            bb.convertExpression(call),
            null,
            validation.validator().getValidatedNodeType(call),
            null);
    bb.setRoot(scan, true);
    afterTableFunction(bb, call, scan);
  }

  @Override
  protected void convertMatchRecognize(Blackboard bb, SqlMatchRecognize match) {
    super.convertMatchRecognize(bb, match);
    SourcePosition place = Positions.of(match.getOrderList().get(0));
    windowPositions.putIfAbsent(MatchTranslator.name((Match) bb.root()), place);
  }

  @Override
  protected void afterTableFunction(
      Blackboard bb, SqlCall call, LogicalTableFunctionScan converted) {
    windowPositions.putIfAbsent(converted.getCall().toString(), Positions.of(call));
  }
}

package io.millrace.planner.convert;

import com.google.common.collect.ImmutableList;
import io.millrace.planner.function.WindowFunction;
import io.millrace.planner.hint.CarriedHints;
import io.millrace.planner.hint.QueryHints;
import io.millrace.planner.message.CalciteMessages;
import io.millrace.planner.message.KnownNames;
import io.millrace.planner.message.Positions;
import io.millrace.planner.parser.SpanParser;
import io.millrace.planner.validate.RelationTable;
import io.millrace.planner.validate.StreamingSyntax;
import io.millrace.planner.validate.Validation;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.ViewExpanders;
import org.apache.calcite.rel.RelDistributions;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.rel.logical.LogicalExchange;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.util.ImmutableBitSet;

/** Converts a query to algebra; where a table or view is named, what stands behind it is put in. */
final class QueryConverter extends SqlToRelConverter {
  static final Config CONFIG =
      SqlToRelConverter.config()
          .withExpand(false)
          .withTrimUnusedFields(false)
          .withAddJsonTypeOperatorEnabled(false)
          .withInSubQueryThreshold(Integer.MAX_VALUE)
          .withHintStrategyTable(CarriedHints.strategies())
          .withRelBuilderConfigTransform(RelBuilders::configure);

  private final AlgebraContext context;
  private final Validation validation;
  private final Map<String, SourcePosition> windowPositions;

  /** The SELECTs that are being converted, the innermost first, and the joins in their FROMs. */
  private final Deque<Block> blocks = new ArrayDeque<>();

  private record Block(QueryHints hints, SqlNode from, Deque<SqlJoin> joins) {}

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
    context.clauses().collect(validation.query());
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
    RelNode expanded =
        new TableExpansion(context, windowPositions).expand(relation.object(), hints);
    // Rows that a view writes out are of another kind to Calcite than those of columns.
    return RelOptUtil.createCastRel(expanded, relation.getRowType(), true);
  }

  @Override
  protected void convertSelectImpl(Blackboard bb, Blackboard outer, SqlSelect select) {
    QueryHints hints = QueryHints.of(select);
    context.notices().addAll(hints.notices());
    blocks.push(new Block(hints, select.getFrom(), new ArrayDeque<>()));
    super.convertSelectImpl(bb, outer, select);
    blocks.pop();
  }

  @Override
  protected void convertFrom(Blackboard bb, SqlNode from, List<String> fieldNames) {
    boolean join = from instanceof SqlJoin;
    if (join) {
      blocks.peek().joins().push((SqlJoin) from);
    }
    super.convertFrom(bb, from, fieldNames);
    if (join) {
      blocks.peek().joins().pop();
    }
  }

  @Override
  protected RelNode createJoin(
      Blackboard bb, RelNode left, RelNode right, RexNode condition, JoinRelType type) {
    RelNode join = super.createJoin(bb, left, right, condition, type);
    Block block = blocks.peek();
    return block == null || block.joins().isEmpty()
        ? join
        : CarriedHints.onJoin(join, block.hints(), block.joins().peek());
  }

  @Override
  protected RelNode createAggregate(
      Blackboard bb,
      ImmutableBitSet groups,
      ImmutableList<ImmutableBitSet> sets,
      List<AggregateCall> calls) {
    bb.setRoot(WindowKeys.below(bb.root(), groups, windowPositions), false);
    RelNode aggregate = super.createAggregate(bb, groups, sets, calls);
    Block block = blocks.peek();
    return block == null
        ? aggregate
        : CarriedHints.onAggregate(aggregate, block.hints(), block.from());
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

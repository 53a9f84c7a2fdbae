package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.UserAggregate;
import io.millrace.planner.message.Positions;
import io.millrace.planner.type.TypeConversion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * What has to be counted for each OVER function, and how its value follows from it: CUME_DIST,
 * PERCENT_RANK and NTILE follow from a rank and the number of rows in the partition.
 */
final class OverCalls {
  private final PlanConverter c;
  private final OverInput columns;
  private final RexBuilder rex;

  /**
   * Something that is counted.
   *
   * @param span the rows
   */
  record Counted(
      String function, List<Integer> arguments, boolean distinct, DataType type, Span span) {}

  /** Which rows count. */
  enum Span {
    /** Those of the frame that is written. */
    FRAME,
    /** All before the row, and the row. */
    ROWS,
    /** All before the row, the row and its equals. */
    RANGE,
    /** The row and all behind it. */
    BEHIND,
    /** All of the partition. */
    PARTITION
  }

  OverCalls(PlanConverter c, OverInput columns, RexBuilder rex) {
    this.c = c;
    this.columns = columns;
    this.rex = rex;
  }

  List<Counted> counted(RexOver over) {
    SqlKind kind = over.getAggOperator().getKind();
    refuse(over, kind);
    return switch (kind) {
      case ROW_NUMBER -> List.of(count("COUNT", Span.ROWS));
      case RANK -> List.of(count("RANK", Span.RANGE));
      case DENSE_RANK -> List.of(count("DENSE_RANK", Span.RANGE));
      case LAG -> List.of(offset(over, isBatch() ? Span.ROWS : Span.FRAME));
      case LEAD -> List.of(offset(over, Span.BEHIND));
      case CUME_DIST -> List.of(count("COUNT", Span.RANGE), count("COUNT", Span.PARTITION));
      case PERCENT_RANK -> List.of(count("RANK", Span.RANGE), count("COUNT", Span.PARTITION));
      case NTILE -> List.of(count("COUNT", Span.ROWS), count("COUNT", Span.PARTITION));
      default -> List.of(aggregate(over));
    };
  }

  private boolean isBatch() {
    return c.settings.mode() == Mode.BATCH;
  }

  private static Counted count(String function, Span span) {
    return new Counted(function, List.of(), false, Types.BIGINT.withNullable(false), span);
  }

  private Counted aggregate(RexOver over) {
    String name = AggregateTranslator.function(over.getAggOperator(), over.ignoreNulls());
    boolean users = over.getAggOperator() instanceof UserAggregate;
    if (!users && !AggregateTranslator.isKnown(name)) {
      throw unsupported(
          over,
          name + " OVER a window",
          "compute it with GROUP BY, and join the result with the rows");
    }
    if (!over.getOperands().isEmpty()) {
      AggregateTranslator.checkOperand(
          name, over.getOperands().get(0).getType(), Positions.of(over.getParserPosition()));
    }
    return new Counted(
        name,
        columns.columns(over.getOperands()),
        over.isDistinct() && !name.equals("MIN") && !name.equals("MAX"),
        TypeConversion.fromCalcite(over.getType()),
        Span.FRAME);
  }

  private void refuse(RexOver over, SqlKind kind) {
    String name = over.getAggOperator().getName().toUpperCase(Locale.ROOT);
    boolean later =
        kind == SqlKind.LEAD
            || kind == SqlKind.NTILE
            || kind == SqlKind.CUME_DIST
            || kind == SqlKind.PERCENT_RANK;
    if (later && !isBatch()) {
      throw refused(
          over,
          name + " in STREAMING mode, as its value depends on rows that come later",
          (kind == SqlKind.LEAD ? "use LAG, or " : "") + "SET 'execution.runtime-mode' = 'BATCH'");
    }
    boolean orders = later || kind == SqlKind.LAG || isRank(kind);
    if (orders && over.getWindow().orderKeys.isEmpty()) {
      throw refused(over, name + " OVER a window without ORDER BY", "add ORDER BY");
    }
    if (over.ignoreNulls() && !name.equals("ARRAY_AGG")) {
      throw unsupported(
          over, "IGNORE NULLS", "leave it out, or filter rows by IS NOT NULL before OVER");
    }
  }

  static boolean isRank(SqlKind kind) {
    return kind == SqlKind.RANK || kind == SqlKind.DENSE_RANK;
  }

  /** LAG or LEAD: a value, how many rows away it is, and what there is instead. */
  private Counted offset(RexOver over, Span span) {
    List<RexNode> operands = over.getOperands();
    RexNode offset =
        operands.size() > 1 ? operands.get(1) : rex.makeExactLiteral(BigDecimal.ONE, bigint());
    constant(over, offset, 0, "the number of rows of " + over.getAggOperator().getName());
    RelDataType nullable =
        rex.getTypeFactory().createTypeWithNullability(operands.get(0).getType(), true);
    RexNode instead =
        operands.size() > 2
            ? rex.makeCast(
                rex.getTypeFactory()
                    .createTypeWithNullability(nullable, operands.get(2).getType().isNullable()),
                operands.get(2))
            : rex.makeNullLiteral(nullable);
    List<RexNode> arguments = new ArrayList<>();
    arguments.add(operands.get(0));
    arguments.add(rex.makeCast(bigint(), offset));
    arguments.add(instead);
    DataType type = TypeConversion.fromCalcite(over.getType());
    return new Counted("LAG", columns.columns(arguments), false, type, span);
  }

  private static long constant(RexOver over, RexNode node, long least, String what) {
    RexNode bare = RexUtil.removeCast(node);
    if (!(bare instanceof RexLiteral literal) || literal.isNull()) {
      throw unsupported(
          over,
          what + " that is not a constant",
          "write a number, or choose by CASE between calls that have one");
    }
    long value = literal.getValueAs(BigDecimal.class).longValue();
    if (value < least || value > Integer.MAX_VALUE) {
      throw new PlanException(
          Positions.of(over.getParserPosition()),
          what + " is " + value,
          "expected a number from " + least + " to " + Integer.MAX_VALUE);
    }
    return value;
  }

  private RelDataType bigint() {
    return rex.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
  }

  private RelDataType real() {
    return rex.getTypeFactory().createSqlType(SqlTypeName.DOUBLE);
  }

  private RexNode number(long value) {
    return rex.makeExactLiteral(BigDecimal.valueOf(value), bigint());
  }

  private RexNode call(org.apache.calcite.sql.SqlOperator operator, RexNode... operands) {
    return rex.makeCall(operator, operands);
  }

  private RexNode plus(RexNode a, RexNode b) {
    return call(SqlStdOperatorTable.PLUS, a, b);
  }

  private RexNode minus(RexNode a, RexNode b) {
    return call(SqlStdOperatorTable.MINUS, a, b);
  }

  private RexNode ratio(RexNode a, RexNode b) {
    return call(SqlStdOperatorTable.DIVIDE, rex.makeCast(real(), a), rex.makeCast(real(), b));
  }

  /** The function's value, by what was counted. */
  RexNode value(RexOver over, List<RexNode> counted) {
    RexNode value =
        switch (over.getAggOperator().getKind()) {
          case CUME_DIST -> ratio(counted.get(0), counted.get(1));
          case PERCENT_RANK -> percentRank(counted.get(0), counted.get(1));
          case NTILE -> tile(over, counted.get(0), counted.get(1));
          default -> counted.get(0);
        };
    return value == counted.get(0) ? value : rex.makeCast(over.getType(), value);
  }

  private RexNode percentRank(RexNode rank, RexNode rows) {
    RexNode one = number(1);
    return call(
        SqlStdOperatorTable.CASE,
        call(SqlStdOperatorTable.EQUALS, rows, one),
        rex.makeCast(real(), number(0)),
        ratio(minus(rank, one), minus(rows, one)));
  }

  /** The first tiles have a row more than the others, if rows are left over. */
  private RexNode tile(RexOver over, RexNode row, RexNode rows) {
    RexNode tiles = number(constant(over, over.getOperands().get(0), 1, "the number of tiles"));
    RexNode one = number(1);
    RexNode size = call(SqlStdOperatorTable.DIVIDE, rows, tiles);
    RexNode more = minus(rows, call(SqlStdOperatorTable.MULTIPLY, size, tiles));
    RexNode greater = plus(size, one);
    RexNode inGreater = call(SqlStdOperatorTable.MULTIPLY, more, greater);
    RexNode before = minus(row, one);
    return call(
        SqlStdOperatorTable.CASE,
        call(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, row, inGreater),
        plus(call(SqlStdOperatorTable.DIVIDE, before, greater), one),
        plus(plus(more, one), call(SqlStdOperatorTable.DIVIDE, minus(before, inGreater), size)));
  }

  /** Of what Flink refuses, too. */
  static PlanException refused(RexOver over, String clause, String instead) {
    return PlanException.refused(Positions.of(over.getParserPosition()), clause, instead);
  }

  static PlanException unsupported(RexOver over, String clause, String instead) {
    return PlanException.notSupported(Positions.of(over.getParserPosition()), clause, instead);
  }
}

package io.millrace.planner.convert;

import io.millrace.planner.function.RegistryFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlDatetimeSubtractionOperator;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;

/**
 * Turns checked calls into row expressions. Unlike Calcite's own table it rewrites next to nothing,
 * so that every call reaches the functions module as the user wrote it, and it needs none of
 * Calcite's library of operators, which is slow to load.
 */
final class Convertlets implements SqlRexConvertletTable {
  private static final SqlRexConvertlet DEFAULT = Convertlets::plain;

  private static final Map<SqlKind, SqlRexConvertlet> BY_KIND =
      Map.ofEntries(
          Map.entry(SqlKind.AS, (cx, call) -> cx.convertExpression(call.operand(0))),
          Map.entry(SqlKind.PLUS_PREFIX, (cx, call) -> cx.convertExpression(call.operand(0))),
          Map.entry(SqlKind.CASE, Convertlets::caseWhen),
          Map.entry(SqlKind.CAST, (cx, call) -> cast(cx, call, false)),
          Map.entry(SqlKind.SAFE_CAST, (cx, call) -> cast(cx, call, true)),
          Map.entry(SqlKind.BETWEEN, Convertlets::between),
          Map.entry(SqlKind.LIKE, Convertlets::like),
          Map.entry(SqlKind.SIMILAR, Convertlets::like),
          Map.entry(SqlKind.NULLIF, Convertlets::nullIf),
          Map.entry(SqlKind.EQUALS, RowEquality::equal),
          Map.entry(SqlKind.NOT_EQUALS, RowEquality::different),
          Map.entry(SqlKind.DOT, Convertlets::dot),
          Map.entry(SqlKind.PLUS, Convertlets::plus),
          Map.entry(SqlKind.TIMES, Periods::scaled),
          Map.entry(SqlKind.DIVIDE, Periods::scaled),
          Map.entry(SqlKind.OVERLAPS, Periods::overlaps),
          Map.entry(SqlKind.DESCRIPTOR, Convertlets::descriptor));

  @Override
  public SqlRexConvertlet get(SqlCall call) {
    if (call.getOperator() instanceof SqlWindowTableFunction) {
      return Convertlets::window;
    }
    if (call.getOperator() instanceof SqlDatetimeSubtractionOperator) {
      return Convertlets::difference;
    }
    if (call.getOperator() instanceof RegistryFunction) {
      return JsonCalls.named(call.getOperator().getName()).orElse(Convertlets::registered);
    }
    if (call.getOperator() instanceof SqlAggFunction) {
      return Convertlets::aggregate;
    }
    return BY_KIND.getOrDefault(call.getKind(), DEFAULT);
  }

  static RexNode plain(SqlRexContext cx, SqlCall call) {
    return make(cx, call, call.getOperator(), operands(cx, call.getOperandList()));
  }

  /** An aggregate in MATCH_RECOGNIZE. */
  private static RexNode aggregate(SqlRexContext cx, SqlCall call) {
    boolean star =
        call.operandCount() == 1 && call.operand(0) instanceof SqlIdentifier name && name.isStar();
    List<SqlNode> operands = star ? List.of() : call.getOperandList();
    return make(cx, call, call.getOperator(), operands(cx, operands));
  }

  private static List<RexNode> operands(SqlRexContext cx, List<SqlNode> nodes) {
    List<RexNode> operands = new ArrayList<>(nodes.size());
    for (SqlNode node : nodes) {
      boolean star = node instanceof SqlIdentifier identifier && identifier.isStar();
      if (!star) {
        operands.add(cx.convertExpression(node));
      }
    }
    return operands;
  }

  static RexNode make(
      SqlRexContext cx, SqlCall call, SqlOperator operator, List<RexNode> operands) {
    RexBuilder builder = cx.getRexBuilder();
    RelDataType type = builder.deriveReturnType(operator, operands);
    // AND and OR take their likes' operands over: Calcite's rules expect no nesting.
    return builder.makeCall(
        call.getParserPosition(), type, operator, RexUtil.flatten(operands, operator));
  }

  /** Keywords, such as the unit of EXTRACT, become constant strings. */
  static RexNode registered(SqlRexContext cx, SqlCall call) {
    List<RexNode> operands = new ArrayList<>(call.operandCount());
    for (SqlNode node : call.getOperandList()) {
      operands.add(
          node instanceof SqlIntervalQualifier unit
              ? cx.getRexBuilder().makeLiteral(unit.timeUnitRange.name())
              : cx.convertExpression(node));
    }
    return make(cx, call, call.getOperator(), operands);
  }

  private static RexNode caseWhen(SqlRexContext cx, SqlCall call) {
    SqlCase switched = (SqlCase) call;
    List<RexNode> operands = new ArrayList<>();
    for (int i = 0; i < switched.getWhenOperands().size(); i++) {
      operands.add(cx.convertExpression(switched.getWhenOperands().get(i)));
      operands.add(thenValue(cx, switched.getThenOperands().get(i)));
    }
    operands.add(thenValue(cx, switched.getElseOperand()));
    return make(cx, call, SqlStdOperatorTable.CASE, operands);
  }

  private static RexNode thenValue(SqlRexContext cx, SqlNode node) {
    return cx.convertExpression(node);
  }

  private static RexNode cast(SqlRexContext cx, SqlCall call, boolean safe) {
    Optional<RexNode> period = Periods.counted(cx, call);
    if (period.isPresent() && !safe) {
      return period.get();
    }
    RexNode value = period.orElseGet(() -> cx.convertExpression(call.operand(0)));
    RelDataType type = cx.getValidator().getValidatedNodeTypeIfKnown(call);
    if (type == null && call.operand(1) instanceof SqlDataTypeSpec spec) {
      // A cast that the validator put into the elements of an array.
      type = spec.deriveType(cx.getValidator());
    }
    RelDataType result =
        cx.getTypeFactory().createTypeWithNullability(type, safe || value.getType().isNullable());
    return cx.getRexBuilder().makeAbstractCast(call.getParserPosition(), result, value, safe);
  }

  private static RexNode between(SqlRexContext cx, SqlCall call) {
    List<RexNode> operands = operands(cx, call.getOperandList());
    RexBuilder builder = cx.getRexBuilder();
    SqlBetweenOperator operator = (SqlBetweenOperator) call.getOperator();
    RexNode inside = within(builder, operands.get(0), operands.get(1), operands.get(2));
    if (operator.flag == SqlBetweenOperator.Flag.SYMMETRIC) {
      RexNode swapped = within(builder, operands.get(0), operands.get(2), operands.get(1));
      inside = builder.makeCall(SqlStdOperatorTable.OR, inside, swapped);
    }
    return operator.isNegated() ? builder.makeCall(SqlStdOperatorTable.NOT, inside) : inside;
  }

  private static RexNode within(RexBuilder builder, RexNode value, RexNode low, RexNode high) {
    return builder.makeCall(
        SqlStdOperatorTable.AND,
        builder.makeCall(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, value, low),
        builder.makeCall(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, value, high));
  }

  private static RexNode like(SqlRexContext cx, SqlCall call) {
    SqlLikeOperator operator = (SqlLikeOperator) call.getOperator();
    List<RexNode> operands = operands(cx, call.getOperandList());
    SqlOperator positive =
        call.getKind() == SqlKind.LIKE ? SqlStdOperatorTable.LIKE : SqlStdOperatorTable.SIMILAR_TO;
    RexNode match = make(cx, call, positive, operands);
    return operator.isNegated()
        ? cx.getRexBuilder().makeCall(SqlStdOperatorTable.NOT, match)
        : match;
  }

  private static RexNode nullIf(SqlRexContext cx, SqlCall call) {
    RexBuilder builder = cx.getRexBuilder();
    RexNode value = cx.convertExpression(call.operand(0));
    RexNode other = cx.convertExpression(call.operand(1));
    RelDataType type = cx.getTypeFactory().createTypeWithNullability(value.getType(), true);
    return builder.makeCall(
        call.getParserPosition(),
        type,
        SqlStdOperatorTable.CASE,
        List.of(
            builder.makeCall(SqlStdOperatorTable.EQUALS, value, other),
            builder.makeNullLiteral(type),
            value));
  }

  private static RexNode dot(SqlRexContext cx, SqlCall call) {
    RexNode row = cx.convertExpression(call.operand(0));
    String field = ((SqlIdentifier) call.operand(1)).getSimple();
    return cx.getRexBuilder().makeFieldAccess(row, field, true);
  }

  /** Puts the interval of {@code INTERVAL … + time} last. */
  private static RexNode plus(SqlRexContext cx, SqlCall call) {
    List<RexNode> operands = operands(cx, call.getOperandList());
    if (operands.size() == 2
        && SqlTypeUtil.isInterval(operands.get(0).getType())
        && SqlTypeUtil.isDatetime(operands.get(1).getType())) {
      operands = List.of(operands.get(1), operands.get(0));
    }
    return make(cx, call, call.getOperator(), operands);
  }

  /** {@code (time - time) DAY}: the unit is in the type alone. */
  private static RexNode difference(SqlRexContext cx, SqlCall call) {
    List<RexNode> times = operands(cx, call.getOperandList().subList(0, 2));
    boolean nullable = times.stream().anyMatch(t -> t.getType().isNullable());
    RelDataType type = cx.getValidator().getValidatedNodeType(call);
    return cx.getRexBuilder()
        .makeCall(
            call.getParserPosition(),
            cx.getTypeFactory().createTypeWithNullability(type, nullable),
            SqlStdOperatorTable.MINUS,
            times);
  }

  private static RexNode descriptor(SqlRexContext cx, SqlCall call) {
    RelDataType type = cx.getTypeFactory().createSqlType(SqlTypeName.CURSOR);
    return cx.getRexBuilder()
        .makeCall(type, call.getOperator(), operands(cx, call.getOperandList()));
  }

  /** The first operand is a query, which becomes an input. */
  private static RexNode window(SqlRexContext cx, SqlCall call) {
    List<SqlNode> arguments = call.getOperandList().subList(1, call.operandCount());
    return cx.getRexBuilder()
        .makeCall(
            call.getParserPosition(),
            cx.getTypeFactory().createSqlType(SqlTypeName.CURSOR),
            call.getOperator(),
            operands(cx, arguments));
  }
}

package io.millrace.planner.convert;

import io.millrace.data.type.Types;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.JsonClauses;
import io.millrace.planner.function.RegistryFunction;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;

/** The clauses of the JSON functions as arguments of the functions that carry them out. */
final class JsonCalls {
  /** How many operands each value takes, the first operand apart. */
  private static final Map<String, Integer> STRIDES = Map.of("JSON_OBJECT", 2, "JSON_ARRAY", 1);

  private static final Set<String> MAKERS = Set.of("JSON", "JSON_OBJECT", "JSON_ARRAY");

  private JsonCalls() {}

  /** How a call is converted; empty if as any other. */
  static Optional<SqlRexConvertlet> named(String function) {
    return switch (function) {
      case "JSON_VALUE" -> Optional.of(JsonCalls::value);
      case "JSON_QUERY" -> Optional.of(JsonCalls::query);
      case "JSON_OBJECT", "JSON_ARRAY" -> Optional.of(JsonCalls::made);
      default -> Optional.empty();
    };
  }

  /** JSON_VALUE … RETURNING type: what it finds, which is text, is cast, its defaults before. */
  private static RexNode value(SqlRexContext cx, SqlCall call) {
    int returning = JsonClauses.returning(call);
    if (returning < 0) {
      return Convertlets.registered(cx, call);
    }
    RexBuilder builder = cx.getRexBuilder();
    RelDataType text = builder.getTypeFactory().createSqlType(SqlTypeName.VARCHAR);
    List<RexNode> operands = new ArrayList<>();
    for (int i = 0; i < call.operandCount(); i++) {
      if (i != returning && i != returning - 1) {
        RexNode operand = cx.convertExpression(call.operand(i));
        boolean asText =
            i < 2
                || operand.getType().getSqlTypeName() == SqlTypeName.SYMBOL
                || SqlTypeUtil.isCharacter(operand.getType());
        operands.add(asText ? operand : builder.makeAbstractCast(text, operand, false));
      }
    }
    RexNode found = Convertlets.make(cx, call, call.getOperator(), operands);
    RelDataType type = cx.getValidator().getValidatedNodeType(call);
    return builder.makeAbstractCast(call.getParserPosition(), type, found, false);
  }

  private static RexNode query(SqlRexContext cx, SqlCall call) {
    int returning = JsonClauses.returning(call);
    if (returning < 0) {
      return Convertlets.registered(cx, call);
    }
    RelDataType type = cx.getValidator().getValidatedNodeType(call);
    if (SqlTypeUtil.isCharacter(type)) {
      return Convertlets.make(cx, call, call.getOperator(), operands(cx, call, returning));
    }
    if (type.getSqlTypeName() != SqlTypeName.ARRAY
        || !SqlTypeUtil.isCharacter(type.getComponentType())) {
      throw new PlanException(
          Positions.of(call.operand(returning).getParserPosition()),
          "JSON_QUERY cannot return " + type,
          "RETURNING STRING or ARRAY<STRING>");
    }
    RegistryFunction array = ((RegistryFunction) call.getOperator()).sibling("JSON_QUERY_ARRAY");
    return Convertlets.make(cx, call, array, operands(cx, call, returning));
  }

  private static List<RexNode> operands(SqlRexContext cx, SqlCall call, int end) {
    return call.getOperandList().subList(0, end).stream().map(n -> operand(cx, n)).toList();
  }

  /** A bare NULL, to which Calcite gives the type ANY, is a value like others here. */
  private static RexNode operand(SqlRexContext cx, SqlNode node) {
    RexBuilder builder = cx.getRexBuilder();
    return SqlUtil.isNullLiteral(node, false)
        ? builder.makeNullLiteral(builder.getTypeFactory().createSqlType(SqlTypeName.NULL))
        : cx.convertExpression(node);
  }

  private static RexNode made(SqlRexContext cx, SqlCall call) {
    return Convertlets.make(cx, call, call.getOperator(), operands(cx, call, call.operandCount()));
  }

  /**
   * The operands of a call of JSON_OBJECT or JSON_ARRAY, of which the first says which values are
   * JSON already: else they would be written as strings. Known by their calls, also where these
   * come from a sub-query that became one with the query, as in Flink.
   */
  static List<Expression> marked(RexCall call, List<Expression> operands) {
    int stride = STRIDES.getOrDefault(call.getOperator().getName(), 0);
    StringBuilder raw = new StringBuilder();
    for (int i = stride; stride > 0 && i < operands.size(); i += stride) {
      if (isJson(call.getOperands().get(i))) {
        raw.append(' ').append(i / stride - 1);
      }
    }
    if (raw.isEmpty() || !(operands.get(0) instanceof Literal clause)) {
      return operands;
    }
    List<Expression> marked = new ArrayList<>(operands);
    marked.set(0, new Literal(clause.text() + " RAW" + raw, Types.STRING.withNullable(false)));
    return marked;
  }

  /**
   * Whether JSON_ARRAYAGG or JSON_OBJECTAGG collects what is JSON already, known as for {@link
   * #marked}.
   */
  static boolean collectsJson(AggregateCall call, RelNode input) {
    if (!call.getAggregation().getName().startsWith("JSON_")) {
      return false;
    }
    RexNode value =
        RexInputRef.of(call.getArgList().get(call.getArgList().size() - 1), input.getRowType());
    RelNode below = input;
    while (value instanceof RexInputRef column) {
      if (below instanceof Project project) {
        value = project.getProjects().get(column.getIndex());
      } else if (!(below instanceof Filter)) {
        return false;
      }
      below = below.getInput(0);
    }
    return isJson(value);
  }

  private static boolean isJson(RexNode value) {
    RexNode made = value;
    while (made.isA(SqlKind.CAST)
        && SqlTypeUtil.equalSansNullability(
            made.getType(), ((RexCall) made).getOperands().get(0).getType())) {
      made = ((RexCall) made).getOperands().get(0);
    }
    return made instanceof RexCall call && MAKERS.contains(call.getOperator().getName());
  }
}

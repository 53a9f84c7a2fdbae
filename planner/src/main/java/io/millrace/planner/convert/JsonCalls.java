package io.millrace.planner.convert;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.JsonClauses;
import io.millrace.planner.function.RegistryFunction;
import io.millrace.planner.message.Positions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;

/** The clauses of the JSON functions as arguments of the functions that carry them out. */
final class JsonCalls {
  private static final Set<String> MAKERS = Set.of("JSON", "JSON_OBJECT", "JSON_ARRAY");

  private JsonCalls() {}

  /** How a call is converted; empty if as any other. */
  static Optional<SqlRexConvertlet> named(String function) {
    return switch (function) {
      case "JSON_VALUE" -> Optional.of(JsonCalls::value);
      case "JSON_QUERY" -> Optional.of(JsonCalls::query);
      case "JSON_OBJECT" -> Optional.of((cx, call) -> made(cx, call, 2));
      case "JSON_ARRAY" -> Optional.of((cx, call) -> made(cx, call, 1));
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
    return call.getOperandList().subList(0, end).stream().map(cx::convertExpression).toList();
  }

  /** Values that are JSON already are marked, or they would be written as strings. */
  private static RexNode made(SqlRexContext cx, SqlCall call, int stride) {
    List<RexNode> operands = new ArrayList<>(operands(cx, call, call.operandCount()));
    StringBuilder raw = new StringBuilder();
    for (int i = stride; i < call.operandCount(); i += stride) {
      SqlNode value = call.operand(i);
      if (value instanceof SqlCall made && MAKERS.contains(made.getOperator().getName())) {
        raw.append(' ').append(i / stride - 1);
      }
    }
    if (!raw.isEmpty()) {
      String clause = Literals.keyword(((SqlLiteral) call.operand(0)).getValue());
      operands.set(0, cx.getRexBuilder().makeLiteral(clause + " RAW" + raw));
    }
    return Convertlets.make(cx, call, call.getOperator(), operands);
  }
}

package io.millrace.planner.validate;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.message.Positions;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * {@code LATERAL TABLE(f(…))} of a user's table function: the function gives an array of the rows
 * that it collects, so this is {@code UNNEST(f(…))}.
 */
final class TableFunctions extends SqlShuttle {
  private final OperatorTable operators;

  private TableFunctions(OperatorTable operators) {
    this.operators = operators;
  }

  static SqlNode unnested(SqlNode query, OperatorTable operators) {
    return query.accept(new TableFunctions(operators));
  }

  @Override
  public SqlNode visit(SqlCall call) {
    SqlNode table = call.getKind() == SqlKind.LATERAL ? call.operand(0) : call;
    if (table instanceof SqlCall c
        && c.getKind() == SqlKind.COLLECTION_TABLE
        && c.operand(0) instanceof SqlCall function
        && givesRows(function)) {
      SqlNode arguments = super.visit(function);
      return SqlStdOperatorTable.UNNEST.createCall(call.getParserPosition(), arguments);
    }
    if (call.getOperator() instanceof SqlFunction && givesRows(call)) {
      throw new PlanException(
          Positions.of(call),
          call.getOperator().getName() + " gives rows and cannot stand in an expression",
          "write it into FROM: LATERAL TABLE(" + call.getOperator().getName() + "(…))");
    }
    return super.visit(call);
  }

  private boolean givesRows(SqlCall call) {
    return call.getOperator() instanceof SqlFunction function
        && function.getNameAsId() != null
        && operators.givesRows(function.getNameAsId().names);
  }
}

package io.millrace.planner.function;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJsonValueReturning;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;

/** Where the parser puts the clause RETURNING of JSON_VALUE and JSON_QUERY. */
public final class JsonClauses {
  static final String QUERY = "JSON_QUERY";
  static final int QUERY_OPERANDS = 5;

  private JsonClauses() {}

  /** The operand that is the type after RETURNING; -1 if there is none. */
  public static int returning(SqlCall call) {
    String name = call.getOperator().getName();
    List<SqlNode> operands = call.getOperandList();
    if (name.equals(QUERY)) {
      boolean typed = operands.size() > QUERY_OPERANDS && operands.get(QUERY_OPERANDS) != null;
      return typed ? QUERY_OPERANDS : -1;
    }
    for (int i = 0; name.equals("JSON_VALUE") && i < operands.size(); i++) {
      boolean keyword =
          operands.get(i) instanceof SqlLiteral literal
              && literal.getValue() == SqlJsonValueReturning.RETURNING;
      if (keyword) {
        return i + 1;
      }
    }
    return -1;
  }

  static RelDataType returned(SqlOperatorBinding binding, int operand) {
    return binding
        .getTypeFactory()
        .createTypeWithNullability(binding.getOperandType(operand), true);
  }
}

package io.millrace.planner.convert;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** Reads {@code TABLE t PARTITION BY a, b}, the argument of a table function. */
final class PartitionKeys {
  private PartitionKeys() {}

  /** Positions of the columns named, each once. */
  static List<Integer> of(SqlCall table, RelDataType type) {
    SqlNodeList order = table.operand(2);
    if (!order.isEmpty()) {
      throw new PlanException(
          Positions.of(order.get(0)),
          "ORDER BY has no meaning in a window function",
          "leave it out: rows go by their time attribute");
    }
    List<Integer> keys = new ArrayList<>();
    for (SqlNode node : table.<SqlNodeList>operand(1)) {
      int key = position(node, type);
      if (!keys.contains(key)) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static int position(SqlNode node, RelDataType type) {
    if (!(node instanceof SqlIdentifier column)) {
      throw new PlanException(
          Positions.of(node), "PARTITION BY takes columns of the table, not expressions");
    }
    String name = column.names.get(column.names.size() - 1);
    RelDataTypeField field = type.getField(name, true, false);
    if (field == null) {
      throw new PlanException(
          Positions.of(node),
          "unknown column `" + name + "`",
          NearestName.hint(name, type.getFieldNames()));
    }
    return field.getIndex();
  }
}

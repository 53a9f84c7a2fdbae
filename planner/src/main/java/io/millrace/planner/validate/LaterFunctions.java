package io.millrace.planner.validate;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;

/** Functions of the dialect that are not there, and what works in their place. */
final class LaterFunctions {
  private static final Map<String, String> INSTEAD =
      Map.of("APPROX_COUNT_DISTINCT", "use COUNT(DISTINCT …)");

  private LaterFunctions() {}

  static void check(SqlCall call, String name) {
    String instead = INSTEAD.get(name);
    if (instead != null) {
      String kind = name.startsWith("APPROX") ? "the aggregate " : "the function ";
      throw PlanException.notSupported(Positions.of(call), kind + name, instead);
    }
  }
}

package io.millrace.planner;

import io.millrace.planner.convert.Conversion;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.Query;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.ast.StatementSet;
import java.util.List;

/** Plans jobs. Used by one thread; keeps nothing between calls. */
public final class Planner {
  private final PlannerContext context;

  public Planner(PlannerContext context) {
    this.context = context;
  }

  /**
   * Plans statements as one job.
   *
   * @param statement a {@link Query}, an {@link Insert} or a {@link StatementSet}
   * @throws io.millrace.planner.error.PlanException if it cannot be planned
   */
  public PhysicalPlan plan(Statement statement) {
    Conversion conversion =
        new Conversion(
            context.catalog(),
            new OperatorTable(List.of()),
            context.connectors(),
            context.settings());
    if (statement instanceof Query query) {
      conversion.query(query.query());
    } else if (statement instanceof Insert insert) {
      conversion.insert(insert);
    } else if (statement instanceof StatementSet set) {
      set.inserts().forEach(conversion::insert);
    } else {
      throw new IllegalArgumentException("not a query or INSERT: " + statement);
    }
    return conversion.plan();
  }
}

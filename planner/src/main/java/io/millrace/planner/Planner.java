package io.millrace.planner;

import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.CatalogView;
import io.millrace.planner.convert.Conversion;
import io.millrace.planner.convert.TypeProbe;
import io.millrace.planner.ddl.Alterations;
import io.millrace.planner.ddl.Definitions;
import io.millrace.planner.explain.UnmergedJoins;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.sql.ast.AlterTable;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.ast.CreateView;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.Query;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.ast.StatementSet;
import java.util.ArrayList;
import java.util.List;

/** Plans jobs. Used by one thread; keeps nothing between calls. */
public final class Planner {
  private final PlannerContext context;

  public Planner(PlannerContext context) {
    this.context = context;
  }

  /**
   * The table that CREATE TABLE defines. It is not put into the catalog.
   *
   * @throws io.millrace.planner.error.PlanException if something in it is wrong
   */
  public CatalogTable define(CreateTable create) {
    return new Definitions(context.catalog(), operators()).table(create);
  }

  /**
   * The view that CREATE VIEW defines. It is not put into the catalog.
   *
   * @throws io.millrace.planner.error.PlanException if something in it is wrong
   */
  public CatalogView define(CreateView create) {
    return new Definitions(context.catalog(), operators()).view(create);
  }

  /**
   * The table as ALTER TABLE leaves it. It is not put into the catalog.
   *
   * @throws io.millrace.planner.error.PlanException if the change is wrong
   */
  public CatalogTable alter(CatalogTable table, AlterTable alter) {
    return new Alterations(new Definitions(context.catalog(), operators()))
        .alter(table, alter.change(), alter.name().position());
  }

  private OperatorTable operators() {
    return new OperatorTable(context.functions());
  }

  /**
   * What is known of a query before values are given for its {@code ?}.
   *
   * @throws io.millrace.planner.error.PlanException if it cannot be planned
   */
  public TypeProbe.Prepared prepare(Query query) {
    return new TypeProbe(context.catalog(), operators()).prepare(query.query());
  }

  /** {@link #plan(Statement, List)} without parameters. */
  public PhysicalPlan plan(Statement statement) {
    return plan(statement, List.of());
  }

  /**
   * Plans statements as one job.
   *
   * @param statement a {@link Query}, an {@link Insert} or a {@link StatementSet}
   * @param parameters values for {@code ?}, as {@code data.column.JavaValues} has them
   * @throws io.millrace.planner.error.PlanException if it cannot be planned
   */
  public PhysicalPlan plan(Statement statement, List<Object> parameters) {
    Conversion conversion =
        new Conversion(context.catalog(), operators(), context.connectors(), context.settings());
    List<Insert> inserts = List.of();
    if (statement instanceof Query query) {
      conversion.query(query.query(), parameters);
    } else if (statement instanceof Insert insert) {
      inserts = List.of(insert);
    } else if (statement instanceof StatementSet set) {
      inserts = set.inserts();
    } else {
      throw new IllegalArgumentException("not a query or INSERT: " + statement);
    }
    inserts.forEach(insert -> conversion.insert(insert, parameters));
    PhysicalPlan plan = new Phases(context, inserts, conversion.clauses()).run(conversion.plan());
    List<String> notices = new ArrayList<>(conversion.notices());
    if (!context.settings().joins().multi()) {
      notices.addAll(UnmergedJoins.notices(plan));
    }
    return new PhysicalPlan(plan.nodes(), notices);
  }
}

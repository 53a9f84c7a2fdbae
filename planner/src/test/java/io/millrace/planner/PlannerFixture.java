package io.millrace.planner;

import io.millrace.functions.BuiltInFunctions;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.Connectors;
import io.millrace.planner.catalog.TableCapabilities;
import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.sql.ScriptParser;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.ast.CreateView;
import io.millrace.sql.ast.Statement;
import java.util.List;

/** A catalog with a few tables, and planning of scripts over it. */
public final class PlannerFixture {
  static final String TABLES =
      """
      CREATE TABLE orders (
        id BIGINT NOT NULL,
        customer STRING,
        amount DECIMAL(10, 2),
        qty INT,
        tags ARRAY<STRING>,
        address ROW<street STRING, zip INT>,
        ts TIMESTAMP(3),
        proc AS PROCTIME(),
        WATERMARK FOR ts AS ts - INTERVAL '5' SECOND
      ) WITH ('connector' = 'append');
      CREATE TABLE customers (
        name STRING,
        city STRING,
        born DATE,
        PRIMARY KEY (name) NOT ENFORCED
      ) WITH ('connector' = 'cdc');
      CREATE TABLE appended (k STRING, n BIGINT) WITH ('connector' = 'append');
      CREATE TABLE keyed (
        k STRING, n BIGINT, PRIMARY KEY (k) NOT ENFORCED
      ) WITH ('connector' = 'upsert');
      CREATE TABLE retracted (k STRING, n BIGINT) WITH ('connector' = 'cdc');
      """;

  private static final FunctionRegistry FUNCTIONS =
      BuiltInFunctions.registry().plus(List.of(ClockFunctions.class));

  private static final Connectors CONNECTORS =
      table -> {
        TableCapabilities append = TableCapabilities.appendOnly(false);
        return switch (table.options().get("connector")) {
          case "cdc" -> append.withKinds(ChangelogMode.RETRACT, ChangelogMode.RETRACT);
          case "newest" -> append.withKinds(ChangelogMode.UPSERT, ChangelogMode.UPSERT);
          case "upsert" -> append.withKinds(ChangelogMode.INSERT_ONLY, ChangelogMode.UPSERT);
          default -> append;
        };
      };

  final Catalog catalog = new Catalog();
  public PlannerSettings settings = PlannerSettings.DEFAULT;

  public PlannerFixture() {
    plan(TABLES);
  }

  Planner planner() {
    return new Planner(new PlannerContext(catalog, CONNECTORS, FUNCTIONS, settings));
  }

  /** Carries out the definitions of a script and plans its queries; the plan of the last one. */
  public PhysicalPlan plan(String script) {
    PhysicalPlan plan = null;
    for (Statement statement : ScriptParser.parse("test.sql", script).statements()) {
      Planner planner = planner();
      if (statement instanceof CreateTable create) {
        catalog.put(planner.define(create));
      } else if (statement instanceof CreateView create) {
        catalog.put(planner.define(create));
      } else {
        plan = planner.plan(statement);
      }
    }
    return plan;
  }

  /** Stands in for what the functions module says of the clock. */
  public static final class ClockFunctions {
    private ClockFunctions() {}

    @SqlFunction(
        name = "PROCTIME",
        args = {},
        returns = "TIMESTAMP_LTZ(3)",
        determinism = SqlFunction.Determinism.DYNAMIC)
    public static long proctime(FunctionContext context) {
      return context.currentTimeMillis();
    }
  }
}

package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Options;
import io.millrace.engine.config.ExecutionOptions;
import io.millrace.engine.config.JoinOptions;
import io.millrace.engine.config.RuntimeMode;
import io.millrace.engine.config.TableOptions;
import io.millrace.engine.connect.CapabilityAdapter;
import io.millrace.engine.connect.ConnectorRegistry;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.planner.Planner;
import io.millrace.planner.PlannerContext;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.config.PlannerSettings.AggregatePhase;
import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.config.PlannerSettings.UpsertMaterialize;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.plan.LookupAsking;
import java.util.function.Function;
import java.util.function.Supplier;

/** Hands statements to the planner with the options as they stand, and its errors to the user. */
final class Planning {
  private final Catalog catalog;
  private final Supplier<FunctionRegistry> functions;

  Planning(Catalog catalog, Supplier<FunctionRegistry> functions) {
    this.catalog = catalog;
    this.functions = functions;
  }

  /** Runs something with a planner; its errors come out at their place in the user's file. */
  <T> T with(
      Options options,
      ConnectorRegistry connectors,
      Positions positions,
      Function<Planner, T> action) {
    Planner planner =
        new Planner(
            new PlannerContext(
                catalog,
                new CapabilityAdapter(connectors, options.get(TableOptions.CDC_EVENTS_DUPLICATE)),
                functions.get(),
                settings(options)));
    try {
      return action.apply(planner);
    } catch (PlanException e) {
      MillraceException error =
          MillraceException.deterministic(e.getMessage(), e).withHint(e.hint().orElse(null));
      throw e.position().isPresent() ? error.at(positions.of(e.position().get())) : error;
    }
  }

  private static PlannerSettings settings(Options options) {
    return new PlannerSettings(
        options.get(ExecutionOptions.RUNTIME_MODE) == RuntimeMode.BATCH
            ? Mode.BATCH
            : Mode.STREAMING,
        TableOptions.parallelism(options),
        options.get(TableOptions.STATE_TTL).toMillis(),
        new PlannerSettings.Sources(
            options.get(TableOptions.IDLE_TIMEOUT).toMillis(),
            options.get(TableOptions.DYNAMIC_OPTIONS),
            options.get(TableOptions.SOURCE_PREDICATE_PUSHDOWN),
            options.get(TableOptions.REUSE_SUB_PLAN)),
        new PlannerSettings.Aggregation(
            options.get(TableOptions.MINI_BATCH),
            AggregatePhase.valueOf(options.get(TableOptions.AGG_PHASE).name()),
            options.get(TableOptions.DISTINCT_SPLIT)
                ? options.get(TableOptions.DISTINCT_BUCKETS)
                : 0),
        new PlannerSettings.Sinks(
            UpsertMaterialize.valueOf(options.get(TableOptions.UPSERT_MATERIALIZE).name()),
            options.get(TableOptions.REQUIRE_ON_CONFLICT)),
        joins(options));
  }

  private static PlannerSettings.Joins joins(Options options) {
    return new PlannerSettings.Joins(
        new LookupAsking(
            true,
            options.get(JoinOptions.LOOKUP_OUTPUT_MODE) == JoinOptions.OutputMode.ALLOW_UNORDERED,
            options.get(JoinOptions.LOOKUP_KEY_ORDERED),
            options.get(JoinOptions.LOOKUP_CAPACITY),
            options.get(JoinOptions.LOOKUP_TIMEOUT).toMillis(),
            0,
            0),
        options.get(JoinOptions.MULTI_JOIN));
  }
}

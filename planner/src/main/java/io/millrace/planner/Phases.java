package io.millrace.planner;

import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.planner.catalog.TableCapabilities;
import io.millrace.planner.catalog.TableCapabilities.FilterPushDown;
import io.millrace.planner.changelog.ChangelogModes;
import io.millrace.planner.changelog.NormalizeSources;
import io.millrace.planner.changelog.RanksByKey;
import io.millrace.planner.changelog.SinkKeys;
import io.millrace.planner.changelog.UpsertKeys;
import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.identity.Identities;
import io.millrace.planner.message.ClausePlaces;
import io.millrace.planner.physical.Distribute;
import io.millrace.planner.physical.MergeCalcs;
import io.millrace.planner.physical.MergeJoins;
import io.millrace.planner.physical.PruneColumns;
import io.millrace.planner.physical.PushDown;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode.Sink;
import io.millrace.planner.plan.PlanNode.TableSource;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.source.SourcePosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The phases from converted nodes to the finished plan, in order. */
final class Phases {
  private final PlannerContext context;
  private final ClausePlaces clauses;
  private final Map<List<String>, SourcePosition> targets = new HashMap<>();

  /**
   * @param inserts the statements behind the sinks, for the places of errors
   * @param clauses where clauses of the queries stand, for the same
   */
  Phases(PlannerContext context, List<Insert> inserts, ClausePlaces clauses) {
    this.context = context;
    this.clauses = clauses;
    for (Insert insert : inserts) {
      QualifiedName name = insert.target().table();
      targets.putIfAbsent(context.catalog().resolve(name.names()).names(), name.position());
    }
  }

  PhysicalPlan run(PhysicalPlan converted) {
    PhysicalPlan plan = converted;
    for (UnaryOperator<PhysicalPlan> phase : phases()) {
      plan = phase.apply(plan);
    }
    return plan;
  }

  private List<UnaryOperator<PhysicalPlan>> phases() {
    PlannerSettings settings = context.settings();
    ChangelogModes changelog =
        new ChangelogModes(
            settings, sink -> accepted(sink) == ChangelogMode.UPSERT, this::changes, clauses);
    return List.of(
        new NormalizeSources(settings.stateTtlMillis()),
        new MergeCalcs(this::varies),
        new PruneColumns(),
        new MergeCalcs(this::varies),
        new PushDown(
            source ->
                settings.sources().predicatePushDown()
                    && capabilities(source).filters() == FilterPushDown.ADVISORY,
            source -> capabilities(source).limitPushDown(),
            this::varies),
        new MergeJoins(),
        new MergeCalcs(this::varies),
        new UpsertKeys(),
        changelog::widest,
        new SinkKeys(settings, this::accepted, sink -> targets.get(sink.table())),
        new Distribute(settings),
        new RanksByKey(this::changes),
        changelog,
        new Identities());
  }

  /** Whether calls of a function differ although their arguments do not. */
  private boolean varies(String function) {
    FunctionRegistry functions = context.functions();
    return functions.contains(function)
        && functions.describe(function).determinism() == Determinism.NON_DETERMINISTIC;
  }

  /** Whether a later call of a function, with the same arguments, may give another result. */
  private boolean changes(String function) {
    FunctionRegistry functions = context.functions();
    return functions.contains(function)
        && functions.describe(function).determinism() != Determinism.DETERMINISTIC;
  }

  private TableCapabilities capabilities(TableSource source) {
    return capabilities(source.table(), source.options());
  }

  private ChangelogMode accepted(Sink sink) {
    return capabilities(sink.table(), sink.options()).accepted();
  }

  private TableCapabilities capabilities(List<String> table, Map<String, String> options) {
    ObjectPath path =
        Catalog.resolve(
            table, context.catalog().currentCatalog(), context.catalog().currentDatabase());
    CatalogTable found = (CatalogTable) context.catalog().find(path).orElseThrow();
    return context.connectors().capabilities(found.withOptions(options));
  }
}

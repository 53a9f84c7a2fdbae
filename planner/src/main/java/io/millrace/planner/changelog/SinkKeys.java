package io.millrace.planner.changelog;

import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.config.PlannerSettings.UpsertMaterialize;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.physical.PlanRewriter;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Conflict;
import io.millrace.planner.plan.PlanNode.KeptRows;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.Sink;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.sql.source.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Holds sinks against what they are given: updates need a sink that takes them, and a primary key
 * must be a key of the query, or ON CONFLICT must say what to do. Where the two keys differ, rows
 * are put in order by the primary key before they are written.
 */
public final class SinkKeys implements UnaryOperator<PhysicalPlan> {
  private final PlannerSettings settings;
  private final Function<Sink, ChangelogMode> accepted;
  private final Function<Sink, SourcePosition> places;

  /**
   * @param accepted the kinds of rows that a sink takes
   * @param places where the statement names the table
   */
  public SinkKeys(
      PlannerSettings settings,
      Function<Sink, ChangelogMode> accepted,
      Function<Sink, SourcePosition> places) {
    this.settings = settings;
    this.accepted = accepted;
    this.places = places;
  }

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    return PlanRewriter.rewrite(
        plan, (node, out) -> out.add(node instanceof Sink sink ? checked(sink, out) : node));
  }

  private Sink checked(Sink sink, PlanRewriter out) {
    PlanNode input = out.node(sink.header().inputs().get(0));
    boolean updated = input.header().changelog() != ChangelogMode.INSERT_ONLY;
    ChangelogMode takes = accepted.apply(sink);
    if (sink.conflict() != null && sink.primaryKey().isEmpty()) {
      throw new PlanException(
          places.apply(sink),
          "ON CONFLICT needs a primary key, and the table `" + name(sink) + "` has none",
          "declare PRIMARY KEY (…) NOT ENFORCED in CREATE TABLE, or leave ON CONFLICT out");
    }
    if (takes == ChangelogMode.INSERT_ONLY) {
      if (updated) {
        throw new PlanException(
            places.apply(sink),
            "the table `" + name(sink) + "` takes only new rows, and the query updates its rows",
            "the updates come from "
                + origin(input, out)
                + "; use a connector that takes updates, a window, or BATCH mode");
      }
      return sink;
    }
    if (sink.primaryKey().isEmpty()) {
      if (updated && takes == ChangelogMode.UPSERT) {
        throw new PlanException(
            places.apply(sink),
            "the table `" + name(sink) + "` needs a primary key: the query updates its rows",
            "declare PRIMARY KEY (…) NOT ENFORCED in CREATE TABLE");
      }
      return sink;
    }
    return keyed(sink, input, updated || takes != ChangelogMode.UPSERT, out);
  }

  /**
   * Settles what happens to rows of the same primary key.
   *
   * @param ordered whether the sink must be told which row replaces which: the query updates rows,
   *     or the sink does not overwrite by key
   */
  private Sink keyed(Sink sink, PlanNode input, boolean ordered, PlanRewriter out) {
    UpsertMaterialize strategy = settings.sinks().materialize();
    boolean same = input.header().upsertKeys().stream().anyMatch(sink.primaryKey()::containsAll);
    boolean unchecked =
        same
            || settings.mode() == Mode.BATCH
            || strategy == UpsertMaterialize.NONE
            || !settings.sinks().requireOnConflict();
    if (!unchecked && sink.conflict() == null) {
      throw new PlanException(
          places.apply(sink),
          "the primary key "
              + names(sink, sink.primaryKey())
              + " of `"
              + name(sink)
              + "` is not a key of the query: "
              + known(sink, input.header().upsertKeys()),
          "rows with equal primary keys would overwrite each other by chance; add ON CONFLICT DO"
              + " DEDUPLICATE (the latest wins), DO NOTHING (the first wins) or DO ERROR");
    }
    if (!same && keepsFirst(sink.conflict())) {
      checkWatermarks(sink, out);
    }
    boolean byStrategy =
        switch (strategy) {
          case NONE -> false;
          case FORCE -> true;
          case AUTO -> !same && (ordered || keepsFirst(sink.conflict()));
        };
    return byStrategy && settings.mode() == Mode.STREAMING ? materialized(sink) : sink;
  }

  /** Which row is the first is known once the watermark has passed. */
  private void checkWatermarks(Sink sink, PlanRewriter out) {
    unmarked(sink, out)
        .ifPresent(
            scan -> {
              throw new PlanException(
                  places.apply(sink),
                  "ON CONFLICT DO "
                      + sink.conflict()
                      + " needs a watermark on every source, and "
                      + scan.header().description()
                      + " has none",
                  "declare WATERMARK FOR in it, or use ON CONFLICT DO DEDUPLICATE");
            });
  }

  private static Optional<Scan> unmarked(PlanNode node, PlanRewriter out) {
    if (node instanceof Scan scan) {
      return Optional.of(scan);
    }
    if (node instanceof WatermarkAssigner) {
      return Optional.empty();
    }
    return node.header().inputs().stream()
        .map(input -> unmarked(out.node(input), out))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean keepsFirst(Conflict conflict) {
    return conflict == Conflict.NOTHING || conflict == Conflict.ERROR;
  }

  private Sink materialized(Sink sink) {
    return new Sink(
        sink.header(),
        sink.table(),
        sink.options(),
        sink.columns(),
        sink.primaryKey(),
        sink.conflict(),
        new KeptRows(settings.stateTtlMillis()));
  }

  /** What first makes updates of inserts. */
  private static String origin(PlanNode node, PlanRewriter out) {
    for (int id : node.header().inputs()) {
      if (out.node(id).header().changelog() != ChangelogMode.INSERT_ONLY) {
        return origin(out.node(id), out);
      }
    }
    return node.header().description();
  }

  private static String name(Sink sink) {
    return sink.table().get(sink.table().size() - 1);
  }

  private static String known(Sink sink, List<List<Integer>> keys) {
    return keys.isEmpty()
        ? "the query has none"
        : "the query's is "
            + keys.stream().map(key -> names(sink, key)).collect(Collectors.joining(" or "));
  }

  private static String names(Sink sink, List<Integer> key) {
    return key.stream()
        .map(i -> sink.columns().get(i).name())
        .collect(Collectors.joining(", ", "(", ")"));
  }
}

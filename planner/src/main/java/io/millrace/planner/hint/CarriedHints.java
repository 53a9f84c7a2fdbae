package io.millrace.planner.hint;

import io.millrace.planner.plan.LookupAsking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.hint.HintPredicate;
import org.apache.calcite.rel.hint.HintPredicates;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.hint.Hintable;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;

/**
 * Hints on their way from a SELECT to the joins and aggregates of its algebra. Each is put on the
 * very node that it is for: Calcite's own spreading of hints over a tree is kept from it.
 */
public final class CarriedHints {
  private static final String LEFT = "left";
  private static final String RIGHT = "right";
  private static final HintPredicate NOWHERE = (hint, rel) -> false;

  private CarriedHints() {}

  /** What Calcite is to do with hints. */
  public static HintStrategyTable strategies() {
    HintStrategyTable.Builder table =
        HintStrategyTable.builder()
            .hintStrategy("OPTIONS", HintPredicates.TABLE_SCAN)
            .hintStrategy(QueryHints.STATE_TTL, NOWHERE)
            .hintStrategy(QueryHints.LOOKUP, NOWHERE)
            .hintStrategy(QueryHints.MULTI_JOIN, NOWHERE);
    QueryHints.BATCH.forEach(name -> table.hintStrategy(name, NOWHERE));
    return table.build();
  }

  /** The join with what the hints say of its sides. */
  public static RelNode onJoin(RelNode join, QueryHints hints, SqlJoin sql) {
    RelNode hinted = join;
    Map<String, String> ttl = new LinkedHashMap<>();
    putTtl(ttl, LEFT, hints, sql.getLeft());
    putTtl(ttl, RIGHT, hints, sql.getRight());
    if (!ttl.isEmpty()) {
      hinted = attach(hinted, QueryHints.STATE_TTL, ttl);
    }
    if (hints.mayMerge(FromNames.of(sql).names())) {
      hinted = attach(hinted, QueryHints.MULTI_JOIN, Map.of());
    }
    String right = FromNames.name(sql.getRight());
    Map<String, String> lookup = right == null ? null : hints.lookups().get(right);
    return lookup == null ? hinted : attach(hinted, QueryHints.LOOKUP, lookup);
  }

  private static void putTtl(
      Map<String, String> ttl, String side, QueryHints hints, SqlNode relation) {
    String name = FromNames.name(relation);
    Long millis = name == null ? null : hints.stateTtl().get(name);
    if (millis != null) {
      ttl.put(side, millis.toString());
    }
  }

  /** The aggregate with what the hints say of its input, if that is one relation. */
  public static RelNode onAggregate(RelNode aggregate, QueryHints hints, SqlNode from) {
    Map<String, String> ttl = new LinkedHashMap<>();
    if (from != null) {
      putTtl(ttl, LEFT, hints, from);
    }
    return ttl.isEmpty() ? aggregate : attach(aggregate, QueryHints.STATE_TTL, ttl);
  }

  private static RelNode attach(RelNode rel, String name, Map<String, String> options) {
    if (rel instanceof Project project && project.getInput() instanceof Aggregate) {
      return project.copy(
          project.getTraitSet(), List.of(attach(project.getInput(), name, options)));
    }
    return rel instanceof Hintable hintable
        ? hintable.attachHints(List.of(RelHint.builder(name).hintOptions(options).build()))
        : rel;
  }

  /** How long the left side of a join, or the input of an aggregate, is kept. */
  public static long leftTtl(List<RelHint> hints, long otherwise) {
    return ttl(hints, LEFT, otherwise);
  }

  /** How long the right side of a join is kept. */
  public static long rightTtl(List<RelHint> hints, long otherwise) {
    return ttl(hints, RIGHT, otherwise);
  }

  private static long ttl(List<RelHint> hints, String side, long otherwise) {
    for (RelHint hint : hints) {
      String millis = hint.hintName.equals(QueryHints.STATE_TTL) ? hint.kvOptions.get(side) : null;
      if (millis != null) {
        return Long.parseLong(millis);
      }
    }
    return otherwise;
  }

  /** Whether a join may become one with others by the same key. */
  public static boolean mayMerge(List<RelHint> hints) {
    return hints.stream().anyMatch(hint -> hint.hintName.equals(QueryHints.MULTI_JOIN));
  }

  /** How a table is asked: what LOOKUP says of a join, over what the session says. */
  public static LookupAsking lookup(List<RelHint> hints, LookupAsking session) {
    return hints.stream()
        .filter(hint -> hint.hintName.equals(QueryHints.LOOKUP))
        .findFirst()
        .map(hint -> LookupWords.read(hint.kvOptions, session))
        .orElse(session);
  }
}

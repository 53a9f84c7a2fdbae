package io.millrace.planner.convert;

import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.ClausePlaces.Clause;
import io.millrace.planner.message.Ordering;
import io.millrace.planner.plan.PlanNode.SortKey;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.Rank;
import io.millrace.planner.plan.TimeSort;
import io.millrace.planner.validate.StreamingSyntax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** ORDER BY, OFFSET and LIMIT. */
final class SortTranslator {
  private SortTranslator() {}

  static Relation translate(PlanConverter c, Sort rel) {
    Relation input = c.convert(rel.getInput());
    List<SortKey> keys = new ArrayList<>();
    for (RelFieldCollation collation : rel.getCollation().getFieldCollations()) {
      boolean descending = collation.getDirection().isDescending();
      // NULLs sort low unless the query says otherwise.
      boolean nullsFirst =
          collation.nullDirection == NullDirection.UNSPECIFIED
              ? !descending
              : collation.nullDirection == NullDirection.FIRST;
      Ordering.require(
          c.builder.schema(input.node()).get(collation.getFieldIndex()).type(),
          c.clauses.of(Clause.ORDER_BY));
      keys.add(new SortKey(collation.getFieldIndex(), descending, nullsFirst));
    }
    if (!keys.isEmpty() && c.settings.mode() == Mode.STREAMING) {
      return rel.fetch != null ? ranked(c, rel, input, keys) : byTime(c, rel, input, keys);
    }
    int id =
        c.builder.add(
            h -> new SortLimit(h, keys, number(c, rel.offset, 0), number(c, rel.fetch, -1)),
            List.of(input.node()),
            PlanConverter.schema(rel),
            keys.isEmpty() ? "LIMIT" : "ORDER BY");
    return new Relation(id, input.times());
  }

  /** The first rows, which later ones may push out. */
  private static Relation ranked(PlanConverter c, Sort rel, Relation input, List<SortKey> keys) {
    long offset = number(c, rel.offset, 0);
    Rank.Range range = new Rank.Range(offset + 1, offset + number(c, rel.fetch, 0), -1);
    Rank.Kept kept = new Rank.Kept(false, c.settings.stateTtlMillis());
    int id =
        c.builder.add(
            h ->
                new Rank(
                    h, Rank.Function.ROW_NUMBER, List.of(), keys, Rank.Order.VALUES, range, kept),
            List.of(input.node()),
            PlanConverter.schema(rel),
            "ORDER BY");
    return new Relation(id, Relation.past(input.times()));
  }

  /** Rows in the order of their time, as far as it has come. */
  private static Relation byTime(PlanConverter c, Sort rel, Relation input, List<SortKey> keys) {
    TimeAttribute time = input.times().get(keys.get(0).column());
    boolean ascending = !keys.get(0).descending() && rel.offset == null;
    if (time == TimeAttribute.PROCTIME && ascending && keys.size() == 1) {
      return input;
    }
    if (time != TimeAttribute.ROWTIME || !ascending) {
      throw PlanException.refused(
          c.windowPositions.get(StreamingSyntax.ORDER_BY),
          "ORDER BY in STREAMING mode by anything but the event time, ascending",
          "add LIMIT, or SET 'execution.runtime-mode' = 'BATCH'");
    }
    int id =
        c.builder.add(
            h -> new TimeSort(h, keys),
            List.of(input.node()),
            PlanConverter.schema(rel),
            "ORDER BY");
    return new Relation(id, input.times());
  }

  private static long number(PlanConverter c, RexNode node, long otherwise) {
    if (node == null) {
      return otherwise;
    }
    if (node instanceof RexLiteral literal) {
      return literal.getValueAs(BigDecimal.class).longValueExact();
    }
    throw PlanException.refused(
        c.clauses.of(Clause.LIMIT),
        "LIMIT or OFFSET by a value that is not a number",
        "write a number, or a parameter: LIMIT ?");
  }
}

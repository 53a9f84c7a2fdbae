package io.millrace.planner.convert;

import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.plan.PlanNode.SortKey;
import io.millrace.planner.plan.PlanNode.SortLimit;
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
      keys.add(new SortKey(collation.getFieldIndex(), descending, nullsFirst));
    }
    if (!keys.isEmpty() && c.settings.mode() == Mode.STREAMING) {
      throw PlanException.notSupported(
          null, "ORDER BY in STREAMING mode", "SET 'execution.runtime-mode' = 'BATCH'");
    }
    int id =
        c.builder.add(
            h -> new SortLimit(h, keys, number(rel.offset, 0), number(rel.fetch, -1)),
            List.of(input.node()),
            PlanConverter.schema(rel),
            keys.isEmpty() ? "LIMIT" : "ORDER BY");
    return new Relation(id, input.times());
  }

  private static long number(RexNode node, long otherwise) {
    if (node == null) {
      return otherwise;
    }
    if (node instanceof RexLiteral literal) {
      return literal.getValueAs(BigDecimal.class).longValueExact();
    }
    throw PlanException.notSupported(null, "LIMIT with a value that is not a number", null);
  }
}

package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.engine.codegen.aggregate.AggregateProgram;
import io.millrace.executor.operators.aggregate.FinalAggregate;
import io.millrace.executor.operators.aggregate.GroupSpec;
import io.millrace.executor.operators.stateless.Repeat;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * Of a changelog, the rows that are there at the end: what runtime mode BATCH wants of operators
 * that tell changes. Rows are counted by all their columns, then repeated.
 */
final class FinalRows {
  private FinalRows() {}

  static Flow of(Flow changes, PlanNode node, Translation t) {
    List<DataType> types = Flow.types(node.header().schema());
    DataType counts = Types.BIGINT.withNullable(false);
    AggregateProgram program =
        AggregateProgram.compile(
            types,
            List.of(new AggregateCall("COUNT", List.of(), false, -1, counts, "count")),
            true,
            Phase.COMPLETE,
            t.surroundings,
            t.compiler);
    List<Integer> all = new ArrayList<>();
    types.forEach(type -> all.add(all.size()));
    GroupSpec spec = new GroupSpec(all, types, false, false, 0);
    List<DataType> counted = new ArrayList<>(types);
    counted.add(counts);
    String identity = node.header().identity();
    Flow rows =
        t.graph.operator(
            changes.keyed(all, types),
            identity + "-final",
            "final rows",
            counted,
            () -> new FinalAggregate(spec, program.instance(), false));
    return t.graph.operator(rows, identity + "-repeat", "repeat", types, Repeat::new);
  }
}

package io.millrace.planner.physical;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Header;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.Join;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Makes INNER and LEFT joins in a row one, where all share a key and nobody else reads what comes
 * between. To be done once columns are pruned.
 */
public final class MergeJoins implements UnaryOperator<PhysicalPlan> {
  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    int[] readers = new int[plan.nodes().size()];
    plan.nodes().forEach(node -> node.header().inputs().forEach(input -> readers[input]++));
    Map<Integer, Integer> readersOf = new HashMap<>();
    return PlanRewriter.rewrite(
        plan,
        (node, out) -> {
          int id = node instanceof Join join ? join(join, readersOf, out) : out.add(node);
          readersOf.put(id, readers[node.header().id()]);
          return id;
        });
  }

  private static int join(Join join, Map<Integer, Integer> readersOf, PlanRewriter out) {
    int left = join.header().inputs().get(0);
    int width = out.schema(left).size();
    List<Integer> columns = IntStream.range(0, width).boxed().toList();
    PlanNode below = out.node(left);
    boolean alone = true;
    // The calc that puts merged joins back in order is read as what was merged.
    while (below instanceof Calc calc && moves(calc)) {
      List<Integer> outer = columns;
      columns = outer.stream().map(c -> ((ColumnRef) calc.projections().get(c)).index()).toList();
      alone &= readersOf.getOrDefault(below.header().id(), 1) == 1;
      below = out.node(calc.header().inputs().get(0));
    }
    alone &= readersOf.getOrDefault(below.header().id(), 1) == 1;
    if (!alone || !JoinChain.canBegin(below) || !JoinChain.isPlain(join)) {
      return out.add(join);
    }
    JoinChain chain = JoinChain.of(below, out);
    int merged = chain.schema().size();
    if (!chain.append(join, columns)) {
      return out.add(join);
    }
    Header header = join.header();
    int id =
        out.add(
            new MultiJoin(
                new Header(
                    0,
                    chain.nodes(),
                    chain.schema(),
                    header.changelog(),
                    List.of(),
                    header.identity(),
                    "joins by one key"),
                chain.inputs()));
    return arranged(join, columns, merged, id, out);
  }

  private static boolean moves(Calc calc) {
    return calc.condition() == null
        && calc.projections().stream().allMatch(ColumnRef.class::isInstance);
  }

  /** The columns as the join had them. */
  private static int arranged(
      Join join, List<Integer> columns, int merged, int id, PlanRewriter out) {
    List<Field> schema = join.header().schema();
    if (IntStream.range(0, columns.size()).allMatch(c -> columns.get(c) == c)
        && merged == columns.size()) {
      return id;
    }
    List<Expression> projections = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      int from = c < columns.size() ? columns.get(c) : merged + c - columns.size();
      projections.add(new ColumnRef(from, out.schema(id).get(from).type()));
    }
    return out.add(new Calc(join.header().withInputs(List.of(id)), null, projections));
  }
}

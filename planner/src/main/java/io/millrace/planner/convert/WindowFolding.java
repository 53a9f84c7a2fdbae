package io.millrace.planner.convert;

import io.millrace.planner.function.WindowFunction;
import io.millrace.planner.physical.Distribute;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import io.millrace.planner.plan.WindowSpec;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** Whether an aggregate and the window function below can be one node. */
final class WindowFolding {
  private final Aggregate rel;
  private final TableFunctionScan window;
  private final int inputColumns;

  WindowFolding(Aggregate rel, TableFunctionScan window) {
    this.rel = rel;
    this.window = window;
    this.inputColumns = window.getRowType().getFieldCount() - WindowFunction.ADDED_COLUMNS;
  }

  /**
   * Decides.
   *
   * @param columns of the aggregate's input, over the output of the window function
   * @param conditions over the output of the window function
   */
  boolean isPossible(List<RexNode> columns, List<RexNode> conditions) {
    boolean computed =
        conditions.stream().anyMatch(this::usesWindow)
            || columns.stream().anyMatch(c -> !(c instanceof RexInputRef) && usesWindow(c))
            || rel.getAggCallList().stream()
                .flatMap(call -> call.getArgList().stream())
                .anyMatch(argument -> usesWindow(columns.get(argument)));
    Set<WindowProperty> grouped = EnumSet.noneOf(WindowProperty.class);
    Set<Integer> keys = new HashSet<>();
    for (int key : rel.getGroupSet()) {
      RexNode column = columns.get(key);
      int index = column instanceof RexInputRef ref ? ref.getIndex() : -1;
      if (index >= inputColumns) {
        grouped.add(WindowProperty.values()[index - inputColumns]);
      } else {
        keys.add(index);
      }
    }
    return !computed
        && AggregateTranslator.calls(rel).size() == rel.getAggCallList().size()
        && grouped.contains(WindowProperty.WINDOW_START)
        && grouped.contains(WindowProperty.WINDOW_END)
        && (!isSession() || sessionsAreGroups(keys));
  }

  private boolean isSession() {
    String name = ((RexCall) window.getCall()).getOperator().getName();
    return WindowSpec.Kind.valueOf(name) == WindowSpec.Kind.SESSION;
  }

  /** Else rows are kept by session, and grouped when it is over. */
  private boolean sessionsAreGroups(Set<Integer> keys) {
    return keys.equals(new HashSet<>(WindowSpecs.partition(window)))
        && Distribute.isMergeable(AggregateTranslator.calls(rel), true);
  }

  private boolean usesWindow(RexNode node) {
    return RelOptUtil.InputFinder.bits(node).asList().stream().anyMatch(i -> i >= inputColumns);
  }
}

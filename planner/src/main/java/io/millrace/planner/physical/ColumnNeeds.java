package io.millrace.planner.physical;

import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.PhysicalKind;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expressions;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.Result;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.Sink;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.Unnest;
import io.millrace.planner.plan.PlanNode.Values;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.SetOperation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which columns of each node somebody reads; at least one each. */
final class ColumnNeeds {
  private final PhysicalPlan plan;
  private final BitSet[] needed;

  ColumnNeeds(PhysicalPlan plan) {
    this.plan = plan;
    this.needed = new BitSet[plan.nodes().size()];
    for (int i = 0; i < needed.length; i++) {
      needed[i] = new BitSet();
    }
    for (int i = needed.length - 1; i >= 0; i--) {
      PlanNode node = plan.node(i);
      if (needed[i].isEmpty()) {
        needed[i].set(cheapest(node.header().schema()));
      }
      ask(node, needed[i]);
    }
  }

  BitSet of(int node) {
    return needed[node];
  }

  private static int cheapest(List<Field> schema) {
    for (int i = 0; i < schema.size(); i++) {
      PhysicalKind kind = schema.get(i).type().physical();
      if (kind == PhysicalKind.INT || kind == PhysicalKind.LONG) {
        return i;
      }
    }
    return 0;
  }

  private void ask(PlanNode node, BitSet wanted) {
    if (node instanceof Scan || node instanceof Values) {
      return;
    }
    int input = node.header().inputs().get(0);
    if (node instanceof Calc calc) {
      List<Expression> reads = new ArrayList<>();
      wanted.stream().forEach(i -> reads.add(calc.projections().get(i)));
      if (calc.condition() != null) {
        reads.add(calc.condition());
      }
      add(input, reads);
    } else if (node instanceof WatermarkAssigner watermark) {
      needed[input].or(wanted);
      needed[input].set(watermark.rowtime());
      add(input, List.of(watermark.watermark()));
    } else if (node instanceof GroupAggregate aggregate) {
      aggregate.keys().forEach(needed[input]::set);
      calls(input, aggregate.calls(), aggregate.keys().size(), wanted);
    } else if (node instanceof WindowAggregate aggregate) {
      aggregate.keys().forEach(needed[input]::set);
      calls(input, aggregate.calls(), aggregate.keys().size(), wanted);
      if (aggregate.window().eventTime()) {
        needed[input].set(aggregate.window().timeColumn());
      }
    } else if (node instanceof Join join) {
      join(join, wanted);
    } else if (node instanceof Unnest unnest) {
      int columns = plan.node(input).header().schema().size();
      wanted.stream().filter(i -> i < columns).forEach(needed[input]::set);
      add(input, List.of(unnest.collection()));
    } else if (node instanceof PlanNode.Analytic analytic) {
      int columns = plan.node(input).header().schema().size();
      wanted.stream().filter(i -> i < columns).forEach(needed[input]::set);
      analytic.reads().forEach(needed[input]::set);
    } else if (node instanceof MatchRecognize) {
      needed[input].set(0, plan.node(input).header().schema().size());
    } else if (node instanceof SetOperation) {
      node.header().inputs().forEach(each -> needed[each].set(0, node.header().schema().size()));
    } else if (node instanceof SortLimit sort) {
      needed[input].or(wanted);
      sort.sort().forEach(key -> needed[input].set(key.column()));
    } else if (node instanceof Sink || node instanceof Result) {
      needed[input].set(0, plan.node(input).header().schema().size());
    } else {
      node.header().inputs().forEach(each -> needed[each].or(wanted));
    }
  }

  private void add(int node, List<Expression> reads) {
    Expressions.columns(reads).forEach(needed[node]::set);
  }

  private void calls(int input, List<AggregateCall> calls, int keys, BitSet wanted) {
    IntStream.range(0, calls.size())
        .filter(i -> wanted.get(keys + i))
        .mapToObj(calls::get)
        .forEach(
            call -> {
              call.arguments().forEach(needed[input]::set);
              if (call.filter() >= 0) {
                needed[input].set(call.filter());
              }
            });
  }

  private void join(Join join, BitSet wanted) {
    int left = join.header().inputs().get(0);
    int right = join.header().inputs().get(1);
    int columns = plan.node(left).header().schema().size();
    BitSet all = (BitSet) wanted.clone();
    if (join.condition() != null) {
      Expressions.columns(List.of(join.condition())).forEach(all::set);
    }
    all.stream()
        .forEach(i -> needed[i < columns ? left : right].set(i < columns ? i : i - columns));
    join.leftKeys().forEach(needed[left]::set);
    join.rightKeys().forEach(needed[right]::set);
    if (join.time() != null) {
      needed[left].set(join.time().leftTime());
      needed[right].set(join.time().rightTime());
    }
  }
}

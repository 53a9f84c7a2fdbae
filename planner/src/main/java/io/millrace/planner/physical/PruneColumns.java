package io.millrace.planner.physical;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expressions;
import io.millrace.planner.plan.Header;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.GroupAggregate;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.Scan;
import io.millrace.planner.plan.PlanNode.SortKey;
import io.millrace.planner.plan.PlanNode.SortLimit;
import io.millrace.planner.plan.PlanNode.UnionAll;
import io.millrace.planner.plan.PlanNode.Unnest;
import io.millrace.planner.plan.PlanNode.Values;
import io.millrace.planner.plan.PlanNode.WatermarkAssigner;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.Rank;
import io.millrace.planner.plan.SetOperation;
import io.millrace.planner.plan.WindowSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Leaves out columns that nobody reads, down to the sources. A node that several read keeps what
 * any of them needs.
 */
public final class PruneColumns implements UnaryOperator<PhysicalPlan> {

  @Override
  public PhysicalPlan apply(PhysicalPlan plan) {
    Pruning pruning = new Pruning(new ColumnNeeds(plan));
    return PlanRewriter.rewrite(plan, pruning::prune);
  }

  /** One run: which columns each new node still has. */
  private static final class Pruning {
    private final ColumnNeeds needs;

    /** By id of the new plan: the old positions of the columns that are left, in order. */
    private final Map<Integer, List<Integer>> left = new HashMap<>();

    /** By id of the new plan: how many columns the old node had. */
    private final Map<Integer, Integer> oldWidths = new HashMap<>();

    Pruning(ColumnNeeds needs) {
      this.needs = needs;
    }

    int prune(PlanNode node, PlanRewriter out) {
      int id = narrow(node, out);
      oldWidths.put(id, node.header().schema().size());
      return id;
    }

    private int narrow(PlanNode node, PlanRewriter out) {
      BitSet wanted = needs.of(node.header().id());
      List<Integer> inputs = node.header().inputs();
      if (node instanceof Scan scan) {
        List<Integer> columns = list(wanted);
        List<Integer> positions = columns.stream().map(scan.columns()::get).toList();
        return put(
            out,
            new Scan(
                scan.header()
                    .withSchema(pick(scan.header().schema(), columns))
                    .withUpsertKeys(keys(scan.header().upsertKeys(), columns)),
                scan.source(),
                positions,
                scan.filter(),
                scan.limit()),
            columns);
      } else if (node instanceof Values values) {
        List<Integer> columns = list(wanted);
        List<List<Expression>> rows = values.rows().stream().map(r -> pick(r, columns)).toList();
        return put(
            out,
            new Values(values.header().withSchema(pick(values.header().schema(), columns)), rows),
            columns);
      } else if (node instanceof Calc calc) {
        List<Integer> columns = list(wanted);
        List<Expression> projections =
            pick(calc.projections(), columns).stream().map(p -> move(p, inputs.get(0))).toList();
        return put(
            out,
            new Calc(
                calc.header().withSchema(pick(calc.header().schema(), columns)),
                move(calc.condition(), inputs.get(0)),
                projections),
            columns);
      } else if (node instanceof Join join) {
        return join(join, out);
      } else if (node instanceof UnionAll union) {
        return union(union, list(wanted), out);
      } else if (node instanceof GroupAggregate || node instanceof WindowAggregate) {
        return aggregate(node, wanted, out);
      } else if (node instanceof Rank rank && rank.outputRank()) {
        boolean read = wanted.get(rank.header().schema().size() - 1);
        return passing(read ? rank : rank.withoutRank(), out);
      } else if (node instanceof SetOperation || node instanceof MatchRecognize) {
        return put(out, node, IntStream.range(0, node.header().schema().size()).boxed().toList());
      }
      return passing(node, out);
    }

    /** A node whose output begins with all columns of its input. */
    private int passing(PlanNode node, PlanRewriter out) {
      int input = node.header().inputs().get(0);
      List<Integer> columns = new ArrayList<>(left.get(input));
      List<Field> schema = node.header().schema();
      // What the node adds comes after the columns of the old input.
      for (int i = oldWidths.get(input); i < schema.size(); i++) {
        columns.add(i);
      }
      PlanNode pruned = node.withHeader(node.header().withSchema(pick(schema, columns)));
      if (pruned instanceof WatermarkAssigner w) {
        pruned =
            new WatermarkAssigner(
                w.header(),
                at(w.rowtime(), input),
                move(w.watermark(), input),
                w.idleTimeoutMillis());
      } else if (pruned instanceof Unnest u) {
        pruned = new Unnest(u.header(), move(u.collection(), input), u.outer(), u.withOrdinality());
      } else if (pruned instanceof SortLimit s) {
        List<SortKey> sort =
            s.sort().stream()
                .map(k -> new SortKey(at(k.column(), input), k.descending(), k.nullsFirst()))
                .toList();
        pruned = new SortLimit(s.header(), sort, s.offset(), s.limit());
      } else if (pruned instanceof PlanNode.Analytic a) {
        pruned = a.moved(a.header(), column -> at(column, input));
      }
      return put(out, pruned, columns);
    }

    private int aggregate(PlanNode node, BitSet wanted, PlanRewriter out) {
      int input = node.header().inputs().get(0);
      List<Integer> oldKeys =
          node instanceof GroupAggregate g ? g.keys() : ((WindowAggregate) node).keys();
      List<AggregateCall> oldCalls =
          node instanceof GroupAggregate g ? g.calls() : ((WindowAggregate) node).calls();
      List<Integer> keys = oldKeys.stream().map(k -> at(k, input)).toList();
      List<Integer> columns = new ArrayList<>();
      List<AggregateCall> calls = new ArrayList<>();
      for (int i = 0; i < node.header().schema().size(); i++) {
        int call = i - oldKeys.size();
        boolean isCall = call >= 0 && call < oldCalls.size();
        if (!isCall || wanted.get(i)) {
          columns.add(i);
          if (isCall) {
            calls.add(move(oldCalls.get(call), input));
          }
        }
      }
      Header header = node.header().withSchema(pick(node.header().schema(), columns));
      if (node instanceof GroupAggregate g) {
        return put(
            out,
            new GroupAggregate(
                header, keys, calls, g.phase(), g.emitUpdateBefore(), g.stateTtlMillis()),
            columns);
      }
      WindowAggregate w = (WindowAggregate) node;
      return put(
          out,
          new WindowAggregate(
              header, moved(w.window(), input), keys, calls, w.properties(), w.phase()),
          columns);
    }

    private WindowSpec moved(WindowSpec window, int input) {
      return window.eventTime() ? window.at(at(window.timeColumn(), input)) : window;
    }

    private int join(Join join, PlanRewriter out) {
      int leftInput = join.header().inputs().get(0);
      int rightInput = join.header().inputs().get(1);
      int oldLeft = oldWidths.get(leftInput);
      List<Integer> columns = new ArrayList<>(left.get(leftInput));
      left.get(rightInput).forEach(c -> columns.add(c + oldLeft));
      Expression condition = Expressions.shift(join.condition(), columns::indexOf);
      boolean leftOnly = join.header().schema().size() == oldLeft;
      List<Integer> given = leftOnly ? left.get(leftInput) : columns;
      return put(
          out,
          new Join(
              join.header().withSchema(pick(join.header().schema(), given)),
              join.kind(),
              join.leftKeys().stream().map(k -> at(k, leftInput)).toList(),
              join.rightKeys().stream().map(k -> at(k, rightInput)).toList(),
              join.nullSafe(),
              condition,
              join.ttl(),
              join.mergeable(),
              join.time() == null
                  ? null
                  : join.time().moved(c -> at(c, leftInput), c -> at(c, rightInput))),
          given);
    }

    /** Branches that kept more than the union needs are narrowed. */
    private int union(UnionAll union, List<Integer> columns, PlanRewriter out) {
      List<Field> schema = pick(union.header().schema(), columns);
      List<Integer> inputs = new ArrayList<>();
      for (int input : union.header().inputs()) {
        inputs.add(left.get(input).equals(columns) ? input : narrowed(input, columns, out));
      }
      return put(out, new UnionAll(union.header().withSchema(schema).withInputs(inputs)), columns);
    }

    private int narrowed(int input, List<Integer> columns, PlanRewriter out) {
      List<Field> given = out.schema(input);
      List<Expression> projections = new ArrayList<>();
      List<Field> schema = new ArrayList<>();
      for (int column : columns) {
        Field field = given.get(at(column, input));
        projections.add(new ColumnRef(at(column, input), field.type()));
        schema.add(field);
      }
      Header header = out.node(input).header().withInputs(List.of(input)).withSchema(schema);
      return out.add(new Calc(header, null, projections));
    }

    private int put(PlanRewriter out, PlanNode node, List<Integer> columns) {
      int id = out.add(node);
      left.put(id, columns);
      return id;
    }

    /** New position of an old column of an input. */
    private int at(int column, int input) {
      return left.get(input).indexOf(column);
    }

    private Expression move(Expression expression, int input) {
      return Expressions.shift(expression, column -> at(column, input));
    }

    private AggregateCall move(AggregateCall call, int input) {
      return new AggregateCall(
          call.function(),
          call.arguments().stream().map(a -> at(a, input)).toList(),
          call.distinct(),
          call.filter() < 0 ? -1 : at(call.filter(), input),
          call.type(),
          call.name());
    }
  }

  private static List<Integer> list(BitSet columns) {
    return columns.stream().boxed().toList();
  }

  private static <T> List<T> pick(List<T> all, List<Integer> columns) {
    return columns.stream().map(all::get).toList();
  }

  /** Keys all of whose columns are left, at their new positions. */
  private static List<List<Integer>> keys(List<List<Integer>> keys, List<Integer> columns) {
    return keys.stream()
        .filter(columns::containsAll)
        .map(key -> key.stream().map(columns::indexOf).toList())
        .toList();
  }
}

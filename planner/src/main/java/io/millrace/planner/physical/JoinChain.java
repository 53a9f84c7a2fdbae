package io.millrace.planner.physical;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expressions;
import io.millrace.planner.plan.MultiJoin;
import io.millrace.planner.plan.MultiJoin.Input;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.JoinKind;
import java.util.ArrayList;
import java.util.List;

/** Joins in a row that share a key, as far as they are known. */
final class JoinChain {
  private final PlanRewriter plan;
  private final List<Integer> nodes = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private final List<Field> schema = new ArrayList<>();

  /** Where the columns of each input begin. */
  private final List<Integer> begins = new ArrayList<>();

  private JoinChain(PlanRewriter plan) {
    this.plan = plan;
  }

  static boolean canBegin(PlanNode node) {
    return node instanceof MultiJoin || (node instanceof Join join && isPlain(join));
  }

  static boolean isPlain(Join join) {
    // What is padded with NULLs is told by the rows at hand: those that time took would be missed.
    boolean kind =
        join.kind() == JoinKind.INNER
            || (join.kind() == JoinKind.LEFT && join.ttl().rightMillis() == 0);
    return kind
        && join.mergeable()
        && join.time() == null
        && join.ttl().until() == null
        && !join.leftKeys().isEmpty()
        && !join.nullSafe().contains(true);
  }

  /** A join, or several, as a chain. */
  static JoinChain of(PlanNode node, PlanRewriter plan) {
    JoinChain chain = new JoinChain(plan);
    List<Integer> read = node.header().inputs();
    if (node instanceof MultiJoin multi) {
      for (int i = 0; i < read.size(); i++) {
        chain.add(read.get(i), multi.inputs().get(i));
      }
    } else {
      Join join = (Join) node;
      chain.add(
          read.get(0), new Input(JoinKind.INNER, join.leftKeys(), null, join.ttl().leftMillis()));
      chain.add(
          read.get(1),
          new Input(join.kind(), join.rightKeys(), join.condition(), join.ttl().rightMillis()));
    }
    return chain;
  }

  private void add(int node, Input input) {
    boolean outer = input.outer();
    begins.add(schema.size());
    nodes.add(node);
    inputs.add(input);
    for (Field field : plan.schema(node)) {
      schema.add(outer ? new Field(field.name(), field.type().withNullable(true)) : field);
    }
  }

  List<Integer> nodes() {
    return nodes;
  }

  List<Input> inputs() {
    return inputs;
  }

  List<Field> schema() {
    return schema;
  }

  /**
   * Puts a join whose left side is this chain behind it.
   *
   * @param columns where columns of the join's left side stand in the chain
   * @return whether it has a key in common with all others; if not, nothing is changed
   */
  boolean append(Join join, List<Integer> columns) {
    int classes = inputs.get(0).keys().size();
    int right = schema.size();
    Integer[] ofClass = new Integer[classes];
    List<Expression> conditions = new ArrayList<>();
    List<Field> rightSchema = plan.schema(join.header().inputs().get(1));
    for (int i = 0; i < join.leftKeys().size(); i++) {
      int left = columns.get(join.leftKeys().get(i));
      int key = join.rightKeys().get(i);
      int found = keyOf(left);
      if (found >= 0 && ofClass[found] == null) {
        ofClass[found] = key;
        if (inputs.get(inputOf(left)).outer()) {
          // NULLs of a row that has no match there are not the key that the others have.
          conditions.add(new Call("IS NOT NULL", List.of(column(left)), bool(false)));
        }
      } else {
        ColumnRef rightColumn = new ColumnRef(right + key, rightSchema.get(key).type());
        conditions.add(equal(column(left), rightColumn));
      }
    }
    List<Integer> shared = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      if (ofClass[k] != null) {
        shared.add(k);
      }
    }
    if (shared.isEmpty()) {
      return false;
    }
    keepKeys(shared);
    if (join.condition() != null) {
      int leftWidth = columns.size();
      conditions.add(
          Expressions.shift(
              join.condition(), c -> c < leftWidth ? columns.get(c) : right + c - leftWidth));
    }
    add(
        join.header().inputs().get(1),
        new Input(
            join.kind(),
            shared.stream().map(k -> ofClass[k]).toList(),
            conditions.stream().reduce(Expressions::and).orElse(null),
            join.ttl().rightMillis()));
    return true;
  }

  /** Equal columns that are no longer part of the key become conditions. */
  private void keepKeys(List<Integer> shared) {
    List<Integer> first = inputs.get(0).keys();
    for (int i = 0; i < inputs.size(); i++) {
      Input input = inputs.get(i);
      Expression condition = input.condition();
      for (int k = 0; i > 0 && k < first.size(); k++) {
        if (!shared.contains(k)) {
          Field own = plan.schema(nodes.get(i)).get(input.keys().get(k));
          ColumnRef ref = new ColumnRef(begins.get(i) + input.keys().get(k), own.type());
          Expression equal = equal(column(first.get(k)), ref);
          condition = condition == null ? equal : Expressions.and(equal, condition);
        }
      }
      List<Integer> keys = shared.stream().map(input.keys()::get).toList();
      inputs.set(i, new Input(input.kind(), keys, condition, input.stateTtlMillis()));
    }
  }

  private ColumnRef column(int column) {
    return new ColumnRef(column, schema.get(column).type());
  }

  private static Expression equal(ColumnRef a, ColumnRef b) {
    boolean nullable = a.type().nullable() || b.type().nullable();
    return new Call("=", List.of(a, b), bool(nullable));
  }

  private static DataType bool(boolean nullable) {
    return Types.BOOLEAN.withNullable(nullable);
  }

  private int inputOf(int column) {
    int input = begins.size() - 1;
    while (begins.get(input) > column) {
      input--;
    }
    return input;
  }

  /** At which place of its input's key a column is; -1: at none. */
  private int keyOf(int column) {
    int input = inputOf(column);
    return inputs.get(input).keys().indexOf(column - begins.get(input));
  }
}

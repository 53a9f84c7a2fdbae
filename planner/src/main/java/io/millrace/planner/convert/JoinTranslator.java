package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.hint.CarriedHints;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expressions;
import io.millrace.planner.plan.JoinTime;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.Join;
import io.millrace.planner.plan.PlanNode.JoinKind;
import io.millrace.planner.plan.PlanNode.StateTtl;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** Regular joins: pairs of equal columns become keys, the rest of ON a condition. */
final class JoinTranslator {
  private final PlanConverter c;
  private final org.apache.calcite.rel.core.Join rel;
  private final List<Integer> leftKeys = new ArrayList<>();
  private final List<Integer> rightKeys = new ArrayList<>();
  private final List<Expression> leftExtra = new ArrayList<>();
  private final List<Expression> rightExtra = new ArrayList<>();
  private List<Field> left;
  private List<Field> right;

  /** Column of the left input as of which the right one is read; -1: as it is now. */
  private final int snapshot;

  private JoinTranslator(PlanConverter c, org.apache.calcite.rel.core.Join rel, int snapshot) {
    this.c = c;
    this.rel = rel;
    this.snapshot = snapshot;
  }

  static Relation translate(PlanConverter c, org.apache.calcite.rel.core.Join rel) {
    return new JoinTranslator(c, rel, -1).translate();
  }

  /** A join with what the right side was at the time in a column of the left one. */
  static Relation asOf(PlanConverter c, org.apache.calcite.rel.core.Join rel, int leftTime) {
    return new JoinTranslator(c, rel, leftTime).translate();
  }

  private static JoinKind kind(org.apache.calcite.rel.core.Join rel) {
    return switch (rel.getJoinType()) {
      case INNER -> JoinKind.INNER;
      case LEFT -> JoinKind.LEFT;
      case RIGHT -> JoinKind.RIGHT;
      case FULL -> JoinKind.FULL;
      case SEMI -> JoinKind.SEMI;
      case ANTI -> JoinKind.ANTI;
      default ->
          throw PlanException.notSupported(
              null, rel.getJoinType().name() + " JOIN", "use JOIN or LEFT JOIN");
    };
  }

  private Relation translate() {
    JoinKind kind = kind(rel);
    Relation leftInput = c.convert(rel.getLeft());
    Relation rightInput = c.convert(rel.getRight());
    left = c.builder.schema(leftInput.node());
    right = c.builder.schema(rightInput.node());
    JoinInfo info = rel.analyzeCondition();
    for (int i = 0; i < info.leftKeys.size(); i++) {
      addKey(info.leftKeys.get(i), info.rightKeys.get(i));
    }
    List<Boolean> nullSafe = info.nullExclusionFlags.stream().map(excluded -> !excluded).toList();
    TimedJoin timed = TimedJoin.of(c, rel, leftInput, rightInput, snapshot);
    int fromLeft = extended(leftInput.node(), left, leftExtra);
    int fromRight = extended(rightInput.node(), right, rightExtra);
    JoinWindows windows = JoinWindows.of(leftInput, rightInput, info.leftKeys, info.rightKeys, c);
    JoinTime time = windows != null ? null : timed.time();
    Expression condition = condition(windows != null ? info.nonEquiConditions : timed.conditions());
    List<Field> output = PlanConverter.schema(rel);
    StateTtl ttl =
        windows != null
            ? new StateTtl(0, 0, windows.window())
            : new StateTtl(
                CarriedHints.leftTtl(rel.getHints(), c.settings.stateTtlMillis()),
                CarriedHints.rightTtl(rel.getHints(), c.settings.stateTtlMillis()));
    int id =
        c.builder.add(
            h ->
                new Join(h, kind, leftKeys, rightKeys, nullSafe, condition, ttl, mergeable(), time),
            List.of(fromLeft, fromRight),
            joined(output),
            (windows == null ? timed.name() : "window ") + kind + " JOIN");
    int arranged = withoutExtra(id, output);
    return windows != null
        ? windows.relation(arranged, kind)
        : new Relation(arranged, timed.times().subList(0, output.size()));
  }

  /** In BATCH mode every join gives its rows once, and there is nothing to save. */
  private boolean mergeable() {
    return c.settings.mode() == Mode.STREAMING
        && (c.settings.joins().multi() || CarriedHints.mayMerge(rel.getHints()));
  }

  /** What is left of ON, over the columns of the inputs with their extra keys. */
  private Expression condition(List<RexNode> conditions) {
    if (conditions.isEmpty()) {
      return null;
    }
    Expression all =
        c.expressions.convert(
            RexUtil.composeConjunction(rel.getCluster().getRexBuilder(), conditions));
    Expression moved =
        Expressions.shift(all, column -> column < left.size() ? column : column + leftExtra.size());
    return Expressions.isTrue(moved) ? null : moved;
  }

  /** Adds a pair of equal columns, cast to a common type where theirs differ. */
  private void addKey(int leftColumn, int rightColumn) {
    Expression a = new ColumnRef(leftColumn, left.get(leftColumn).type());
    Expression b = new ColumnRef(rightColumn, right.get(rightColumn).type());
    List<Expression> same = Coercion.equal(a, b);
    leftKeys.add(key(same.get(0), leftColumn, left.size(), leftExtra));
    rightKeys.add(key(same.get(1), rightColumn, right.size(), rightExtra));
  }

  private static int key(Expression value, int column, int columns, List<Expression> extra) {
    if (value instanceof ColumnRef) {
      return column;
    }
    extra.add(value);
    return columns + extra.size() - 1;
  }

  private int extended(int node, List<Field> schema, List<Expression> extra) {
    if (extra.isEmpty()) {
      return node;
    }
    List<Expression> projections = new ArrayList<>(CalcTranslator.identity(schema));
    List<Field> fields = new ArrayList<>(schema);
    for (Expression expression : extra) {
      projections.add(expression);
      fields.add(new Field("$key" + fields.size(), expression.type()));
    }
    return c.builder.add(h -> new Calc(h, null, projections), List.of(node), fields, "join keys");
  }

  /** The columns of the join with the extra key columns. */
  private List<Field> joined(List<Field> output) {
    List<Field> fields = new ArrayList<>(output.subList(0, left.size()));
    boolean leftOuter = rel.getJoinType().generatesNullsOnLeft();
    leftExtra.forEach(e -> fields.add(extra("$left" + fields.size(), e, leftOuter)));
    if (!rel.getJoinType().projectsRight()) {
      return fields;
    }
    fields.addAll(output.subList(left.size(), output.size()));
    boolean rightOuter = rel.getJoinType().generatesNullsOnRight();
    rightExtra.forEach(e -> fields.add(extra("$right" + fields.size(), e, rightOuter)));
    return fields;
  }

  private static Field extra(String name, Expression key, boolean padded) {
    return new Field(name, padded ? key.type().withNullable(true) : key.type());
  }

  private int withoutExtra(int id, List<Field> output) {
    if (leftExtra.isEmpty() && rightExtra.isEmpty()) {
      return id;
    }
    List<Expression> projections = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      int column = i < left.size() ? i : i + leftExtra.size();
      projections.add(new ColumnRef(column, output.get(i).type()));
    }
    return c.builder.add(h -> new Calc(h, null, projections), List.of(id), output, "projection");
  }
}

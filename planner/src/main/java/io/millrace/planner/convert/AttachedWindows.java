package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import io.millrace.planner.plan.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * GROUP BY window_start, window_end over rows that bring their windows with them: those of another
 * window aggregate, of a window join, of a window function whose columns are computed with.
 */
final class AttachedWindows {
  private final PlanConverter c;
  private final List<Integer> group;
  private final WindowColumns windows;

  private AttachedWindows(PlanConverter c, List<Integer> group, WindowColumns windows) {
    this.c = c;
    this.group = group;
    this.windows = windows;
  }

  /** Null if rows are not grouped, by each of the grouping sets, by windows of event time. */
  static AttachedWindows of(PlanConverter c, Aggregate rel, Relation input) {
    ImmutableBitSet always =
        rel.getGroupSets().stream().reduce(rel.getGroupSet(), ImmutableBitSet::intersect);
    return input.windows().eventTime() && input.windows().bounds(always.asList())
        ? new AttachedWindows(
            c,
            rel.getGroupSet().asList(),
            input.windows().moved(input.times().size(), i -> always.get(i) ? i : -1))
        : null;
  }

  /**
   * Adds the aggregate. The start of the window is a key like others; the end says when a group is
   * complete.
   *
   * @param keys group columns of {@code input}
   * @return a node with the keys, then the calls
   */
  int group(int input, List<Integer> keys, List<AggregateCall> calls) {
    List<Field> schema = c.builder.schema(input);
    int end = windows.find(WindowProperty.WINDOW_END, keys).orElseThrow();
    List<Integer> plain = new ArrayList<>();
    List<WindowProperty> properties = new ArrayList<>();
    List<Field> given = new ArrayList<>();
    for (int key : keys) {
      WindowProperty property = windows.of(key);
      if (property == null || property == WindowProperty.WINDOW_START) {
        plain.add(key);
      } else if (!properties.contains(property)) {
        properties.add(property);
        given.add(schema.get(key));
      }
    }
    List<Field> fields = new ArrayList<>();
    plain.forEach(key -> fields.add(schema.get(key)));
    calls.forEach(call -> fields.add(new Field(call.name(), call.type())));
    fields.addAll(given);
    WindowSpec spec = WindowSpec.attached(end, windows.local());
    int id =
        c.builder.add(
            h -> new WindowAggregate(h, spec, plain, calls, properties, Phase.COMPLETE),
            List.of(input),
            fields,
            "window");
    List<Integer> order = new ArrayList<>();
    for (int key : keys) {
      int property = properties.indexOf(windows.of(key));
      order.add(property < 0 ? plain.indexOf(key) : plain.size() + calls.size() + property);
    }
    for (int call = 0; call < calls.size(); call++) {
      order.add(plain.size() + call);
    }
    return arranged(id, order);
  }

  private int arranged(int id, List<Integer> order) {
    List<Field> schema = c.builder.schema(id);
    List<Expression> projections = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (int column : order) {
      projections.add(new ColumnRef(column, schema.get(column).type()));
      fields.add(schema.get(column));
    }
    return c.builder.add(h -> new Calc(h, null, projections), List.of(id), fields, "projection");
  }

  /** What comes out, the group columns first. */
  Relation relation(int node, int columns) {
    WindowColumns moved = windows.moved(columns, i -> i < group.size() ? group.get(i) : -1);
    List<TimeAttribute> times = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      times.add(
          moved.of(i) == WindowProperty.WINDOW_TIME ? TimeAttribute.ROWTIME : TimeAttribute.NONE);
    }
    return new Relation(node, times, moved);
  }
}

package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.function.WindowFunction;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.WindowAggregate;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import io.millrace.planner.plan.WindowSpec;
import io.millrace.sql.source.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * GROUP BY window_start, window_end right over a window function. The function itself is no node:
 * its columns exist only in the output of the aggregation, so projections and filters between the
 * two are moved below it.
 */
final class WindowTranslator {
  private final PlanConverter c;
  private final Aggregate rel;
  private final TableFunctionScan window;
  private final int inputColumns;
  private final Relation input;

  /** Which columns of the aggregate's input the window gives. */
  private final Map<Integer, WindowProperty> given = new HashMap<>();

  /** Where the other columns of the aggregate's input stand in the narrowed input. */
  private final Map<Integer, Integer> kept = new HashMap<>();

  private final List<RexNode> projects = new ArrayList<>();
  private final List<Integer> keys = new ArrayList<>();
  private final List<WindowProperty> properties = new ArrayList<>();

  private WindowTranslator(PlanConverter c, Aggregate rel, TableFunctionScan window) {
    this.c = c;
    this.rel = rel;
    this.window = window;
    this.inputColumns = window.getRowType().getFieldCount() - WindowFunction.ADDED_COLUMNS;
    this.input = c.convert(WindowSpecs.input(window));
  }

  static SourcePosition position(PlanConverter c, TableFunctionScan window) {
    return c.windowPositions.get(window.getCall().toString());
  }

  /**
   * Null if the aggregate does not stand on a window function, or on one whose columns are used
   * before rows are grouped.
   */
  static Relation translate(PlanConverter c, Aggregate rel) {
    List<RexNode> columns =
        new ArrayList<>(
            rel.getCluster().getRexBuilder().identityProjects(rel.getInput().getRowType()));
    List<RexNode> conditions = new ArrayList<>();
    RelNode below = rel.getInput();
    while (below instanceof Project || below instanceof Filter) {
      if (below instanceof Project project) {
        columns = new ArrayList<>(RelOptUtil.pushPastProject(columns, project));
        conditions = new ArrayList<>(RelOptUtil.pushPastProject(conditions, project));
      } else {
        conditions.add(((Filter) below).getCondition());
      }
      below = below.getInput(0);
    }
    return below instanceof TableFunctionScan window
            && new WindowFolding(rel, window).isPossible(columns, conditions)
        ? new WindowTranslator(c, rel, window).translate(columns, conditions)
        : null;
  }

  /**
   * @param columns of the aggregate's input, over the output of the window function
   * @param conditions over the output of the window function
   */
  private Relation translate(List<RexNode> columns, List<RexNode> conditions) {
    WindowSpec spec = WindowSpecs.of(c, window, input);
    sortOut(columns);
    group();
    int time = spec.eventTime() || projects.isEmpty() ? timePosition() : -1;
    return aggregate(narrow(conditions), spec.at(spec.eventTime() ? time : -1));
  }

  private void sortOut(List<RexNode> columns) {
    for (int i = 0; i < columns.size(); i++) {
      RexNode column = columns.get(i);
      if (column instanceof RexInputRef ref && ref.getIndex() >= inputColumns) {
        given.put(i, WindowProperty.values()[ref.getIndex() - inputColumns]);
      } else {
        kept.put(i, projects.size());
        projects.add(column);
      }
    }
  }

  private void group() {
    for (int key : rel.getGroupSet()) {
      WindowProperty property = given.get(key);
      if (property == null) {
        keys.add(kept.get(key));
      } else if (!properties.contains(property)) {
        properties.add(property);
      }
    }
  }

  /** Where the time attribute stands among the columns kept; it is appended if it is not there. */
  private int timePosition() {
    int timeColumn = WindowSpecs.timeColumn(window);
    for (int i = 0; i < projects.size(); i++) {
      if (projects.get(i) instanceof RexInputRef ref && ref.getIndex() == timeColumn) {
        return i;
      }
    }
    projects.add(
        rel.getCluster().getRexBuilder().makeInputRef(WindowSpecs.input(window), timeColumn));
    return projects.size() - 1;
  }

  /** The window function's input, filtered, with the columns that the aggregate needs. */
  private int narrow(List<RexNode> conditions) {
    List<Field> schema = c.builder.schema(input.node());
    List<Expression> projections = c.expressions.convert(projects);
    List<Field> fields = new ArrayList<>();
    for (Expression projection : projections) {
      String name =
          projection instanceof ColumnRef ref
              ? schema.get(ref.index()).name()
              : "$" + fields.size();
      fields.add(new Field(name, projection.type()));
    }
    Expression condition =
        conditions.isEmpty()
            ? null
            : c.expressions.convert(
                RexUtil.composeConjunction(rel.getCluster().getRexBuilder(), conditions));
    return c.builder.add(
        h -> new Calc(h, condition, projections), List.of(input.node()), fields, "projection");
  }

  private Relation aggregate(int narrowed, WindowSpec spec) {
    List<Field> output = PlanConverter.schema(rel);
    List<AggregateCall> calls = AggregateTranslator.calls(rel).stream().map(this::moved).toList();
    List<Field> fields = new ArrayList<>();
    keys.forEach(key -> fields.add(c.builder.schema(narrowed).get(key)));
    calls.forEach(call -> fields.add(new Field(call.name(), call.type())));
    List<Integer> group = rel.getGroupSet().asList();
    for (WindowProperty property : properties) {
      int key = group.stream().filter(k -> given.get(k) == property).findFirst().orElseThrow();
      fields.add(output.get(group.indexOf(key)));
    }
    int id =
        c.builder.add(
            h -> new WindowAggregate(h, spec, keys, calls, properties, Phase.COMPLETE),
            List.of(narrowed),
            fields,
            spec.kind() + " window");
    return arrange(id, output, spec);
  }

  private AggregateCall moved(AggregateCall call) {
    return new AggregateCall(
        call.function(),
        call.arguments().stream().map(kept::get).toList(),
        call.distinct(),
        call.filter() < 0 ? -1 : kept.get(call.filter()),
        call.type(),
        call.name());
  }

  private TimeAttribute time(int output, WindowProperty property) {
    List<Integer> group = rel.getGroupSet().asList();
    if (property == WindowProperty.WINDOW_TIME) {
      return input.times().get(WindowSpecs.timeColumn(window)).revived();
    } else if (property != null) {
      return TimeAttribute.NONE;
    } else if (output < group.size()) {
      return kept(group.get(output)).past();
    }
    return AggregateTranslator.pastTime(
        rel.getAggCallList().get(output - group.size()), this::kept);
  }

  /** What a column of the aggregate's input has to do with time. */
  private TimeAttribute kept(int column) {
    return CalcTranslator.time(projects.get(kept.get(column)), input.times());
  }

  /** Puts the columns into the order of the aggregate: group columns, then calls. */
  private Relation arrange(int id, List<Field> output, WindowSpec spec) {
    List<Integer> group = rel.getGroupSet().asList();
    int calls = output.size() - group.size();
    List<Expression> projections = new ArrayList<>();
    List<TimeAttribute> times = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      WindowProperty property = i < group.size() ? given.get(group.get(i)) : null;
      int column;
      if (i >= group.size()) {
        column = keys.size() + i - group.size();
      } else if (property != null) {
        column = keys.size() + calls + properties.indexOf(property);
      } else {
        column = keys.indexOf(kept.get(group.get(i)));
      }
      projections.add(new ColumnRef(column, c.builder.schema(id).get(column).type()));
      times.add(time(i, property));
    }
    int arranged =
        c.builder.add(h -> new Calc(h, null, projections), List.of(id), output, "projection");
    Map<Integer, WindowProperty> told = new HashMap<>();
    for (int i = 0; i < group.size(); i++) {
      if (given.containsKey(group.get(i))) {
        told.put(i, given.get(group.get(i)));
      }
    }
    WindowColumns windows = new WindowColumns(told, spec.eventTime(), spec.local());
    return new Relation(arranged, times, windows);
  }
}

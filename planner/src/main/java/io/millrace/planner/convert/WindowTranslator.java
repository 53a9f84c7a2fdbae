package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
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
import java.math.BigDecimal;
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
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * GROUP BY window_start, window_end over TUMBLE or HOP. The window function itself is no node: its
 * columns exist only in the output of the aggregation, so projections and filters between the two
 * are moved below it.
 */
final class WindowTranslator {
  private final PlanConverter c;
  private final Aggregate rel;
  private final TableFunctionScan window;
  private final int inputColumns;

  /** Columns of the aggregate's input, over the output of the window function. */
  private final List<RexNode> columns;

  private final List<RexNode> conditions;
  private Relation input;
  private int timeColumn;

  private WindowTranslator(
      PlanConverter c,
      Aggregate rel,
      TableFunctionScan window,
      List<RexNode> columns,
      List<RexNode> conditions) {
    this.c = c;
    this.rel = rel;
    this.window = window;
    this.columns = columns;
    this.conditions = conditions;
    this.inputColumns = window.getRowType().getFieldCount() - WindowFunction.ADDED_COLUMNS;
  }

  static SourcePosition position(PlanConverter c, TableFunctionScan window) {
    return c.windowPositions.get(window.getCall().toString());
  }

  /** Null if the aggregate does not stand on a window function. */
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
        ? new WindowTranslator(c, rel, window, columns, conditions).translate()
        : null;
  }

  private Relation translate() {
    input = c.convert(window.getInput(0));
    WindowSpec spec = spec();
    // Positions in the aggregate's input that the window gives, and what they are.
    Map<Integer, WindowProperty> given = new HashMap<>();
    // Where the other columns of the aggregate's input stand in the narrowed input.
    Map<Integer, Integer> kept = new HashMap<>();
    List<RexNode> projects = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      RexNode column = columns.get(i);
      if (column instanceof RexInputRef ref && ref.getIndex() >= inputColumns) {
        given.put(i, WindowProperty.values()[ref.getIndex() - inputColumns]);
      } else if (usesWindow(column)) {
        throw unsupported("expressions over window columns before GROUP BY");
      } else {
        kept.put(i, projects.size());
        projects.add(column);
      }
    }
    if (conditions.stream().anyMatch(this::usesWindow)) {
      throw unsupported("conditions on window columns before GROUP BY");
    }
    List<Integer> keys = new ArrayList<>();
    List<WindowProperty> properties = new ArrayList<>();
    for (int key : rel.getGroupSet()) {
      if (given.containsKey(key)) {
        if (!properties.contains(given.get(key))) {
          properties.add(given.get(key));
        }
      } else {
        keys.add(kept.get(key));
      }
    }
    if (!properties.contains(WindowProperty.WINDOW_START)
        || !properties.contains(WindowProperty.WINDOW_END)) {
      throw unsupported("grouping rows of a window function without window_start and window_end");
    }
    int time = spec.eventTime() || projects.isEmpty() ? timePosition(projects) : -1;
    int narrowed = narrow(projects);
    WindowSpec placed =
        new WindowSpec(
            spec.kind(),
            spec.eventTime() ? time : -1,
            spec.sizeMillis(),
            spec.slideMillis(),
            spec.offsetMillis(),
            spec.local());
    return aggregate(narrowed, placed, keys, properties, given, kept);
  }

  /** Where the time attribute stands among the columns kept; it is appended if it is not there. */
  private int timePosition(List<RexNode> projects) {
    for (int i = 0; i < projects.size(); i++) {
      if (projects.get(i) instanceof RexInputRef ref && ref.getIndex() == timeColumn) {
        return i;
      }
    }
    projects.add(rel.getCluster().getRexBuilder().makeInputRef(window.getInput(0), timeColumn));
    return projects.size() - 1;
  }

  private boolean usesWindow(RexNode node) {
    return RelOptUtil.InputFinder.bits(node).asList().stream().anyMatch(i -> i >= inputColumns);
  }

  private PlanException unsupported(String clause) {
    return PlanException.notSupported(
        position(c, window),
        clause,
        "group by window_start and window_end and compute the rest around it");
  }

  private WindowSpec spec() {
    RexCall call = (RexCall) window.getCall();
    List<RexNode> arguments = call.getOperands();
    RexNode descriptor = ((RexCall) arguments.get(0)).getOperands().get(0);
    timeColumn = ((RexInputRef) descriptor).getIndex();
    TimeAttribute attribute = input.times().get(timeColumn);
    Field time = c.builder.schema(input.node()).get(timeColumn);
    if (attribute == TimeAttribute.NONE) {
      throw new PlanException(
          position(c, window),
          "`" + time.name() + "` is not a time attribute",
          "declare WATERMARK FOR it in its table, or use a PROCTIME() column; a computed value, a"
              + " regular join or GROUP BY makes an ordinary column of a time attribute");
    }
    boolean local = ((TimestampType) time.type()).local();
    boolean hop = call.getOperator().equals(WindowFunction.HOP);
    List<Long> lengths = new ArrayList<>();
    for (RexNode argument : arguments.subList(1, arguments.size())) {
      lengths.add(millis(argument));
    }
    long slide = lengths.get(0);
    long size = hop ? lengths.get(1) : slide;
    int offset = hop ? 2 : 1;
    if (slide <= 0 || size <= 0 || size % slide != 0) {
      throw new PlanException(
          position(c, window),
          hop && slide > 0 && size > 0
              ? "the size of a HOP window must be a multiple of its slide"
              : "the length of a window must be positive");
    }
    return new WindowSpec(
        hop ? WindowSpec.Kind.HOP : WindowSpec.Kind.TUMBLE,
        attribute == TimeAttribute.ROWTIME ? timeColumn : -1,
        size,
        slide,
        lengths.size() > offset ? lengths.get(offset) : 0,
        local);
  }

  private long millis(RexNode argument) {
    if (argument instanceof RexLiteral literal
        && literal.getTypeName().getFamily()
            == org.apache.calcite.sql.type.SqlTypeFamily.INTERVAL_DAY_TIME) {
      return literal.getValueAs(BigDecimal.class).longValueExact();
    }
    throw new PlanException(
        position(c, window),
        "the lengths of a window must be constant intervals of days, hours, minutes or seconds");
  }

  /** The window function's input, filtered, with the columns that the aggregate needs. */
  private int narrow(List<RexNode> projects) {
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

  private Relation aggregate(
      int narrowed,
      WindowSpec spec,
      List<Integer> keys,
      List<WindowProperty> properties,
      Map<Integer, WindowProperty> given,
      Map<Integer, Integer> kept) {
    List<Field> output = PlanConverter.schema(rel);
    List<Field> input = c.builder.schema(narrowed);
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : AggregateTranslator.calls(rel)) {
      calls.add(moved(call, kept));
    }
    List<Field> fields = new ArrayList<>();
    keys.forEach(key -> fields.add(input.get(key)));
    calls.forEach(call -> fields.add(new Field(call.name(), call.type())));
    List<Integer> group = rel.getGroupSet().asList();
    for (WindowProperty property : properties) {
      int at = group.indexOf(keyOf(given, property, group));
      fields.add(new Field(output.get(at).name(), output.get(at).type()));
    }
    int id =
        c.builder.add(
            h -> new WindowAggregate(h, spec, keys, calls, properties, Phase.COMPLETE),
            List.of(narrowed),
            fields,
            spec.kind() + " window");
    return arrange(id, fields, output, group, keys, properties, given, kept);
  }

  private static int keyOf(
      Map<Integer, WindowProperty> given, WindowProperty property, List<Integer> group) {
    return group.stream().filter(key -> given.get(key) == property).findFirst().orElseThrow();
  }

  private AggregateCall moved(AggregateCall call, Map<Integer, Integer> kept) {
    List<Integer> arguments = new ArrayList<>();
    for (int argument : call.arguments()) {
      if (!kept.containsKey(argument)) {
        throw unsupported("aggregates over window columns");
      }
      arguments.add(kept.get(argument));
    }
    int filter = call.filter() < 0 ? -1 : kept.get(call.filter());
    return new AggregateCall(
        call.function(), arguments, call.distinct(), filter, call.type(), call.name());
  }

  /** Puts the columns into the order of the aggregate: group columns, then calls. */
  private Relation arrange(
      int id,
      List<Field> fields,
      List<Field> output,
      List<Integer> group,
      List<Integer> keys,
      List<WindowProperty> properties,
      Map<Integer, WindowProperty> given,
      Map<Integer, Integer> kept) {
    int calls = output.size() - group.size();
    List<Expression> projections = new ArrayList<>();
    List<TimeAttribute> times = new ArrayList<>();
    for (int i = 0; i < output.size(); i++) {
      int column;
      TimeAttribute time = TimeAttribute.NONE;
      if (i >= group.size()) {
        column = keys.size() + i - group.size();
      } else if (given.containsKey(group.get(i))) {
        WindowProperty property = given.get(group.get(i));
        column = keys.size() + calls + properties.indexOf(property);
        if (property == WindowProperty.WINDOW_TIME) {
          time = input.times().get(timeColumn);
        }
      } else {
        column = keys.indexOf(kept.get(group.get(i)));
      }
      projections.add(new ColumnRef(column, fields.get(column).type()));
      times.add(time);
    }
    int arranged =
        c.builder.add(h -> new Calc(h, null, projections), List.of(id), output, "projection");
    return new Relation(arranged, times);
  }
}

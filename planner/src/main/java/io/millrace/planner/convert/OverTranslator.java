package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.convert.OverCalls.Counted;
import io.millrace.planner.convert.OverCalls.Span;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.OverAggregate;
import io.millrace.planner.plan.OverAggregate.Frame;
import io.millrace.planner.plan.OverAggregate.Timing;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.SortKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.type.SqlTypeName;

/** OVER aggregates in a projection: a node a window, each adding columns to the one before. */
final class OverTranslator {
  private final PlanConverter c;
  private final Project project;
  private final OverInput columns;

  private final OverCalls functions;

  /** What is counted in each window, which is told by its clauses and frame. */
  private final Map<Window, List<Counted>> windows = new LinkedHashMap<>();

  private final Map<RexOver, List<Asked>> asked = new HashMap<>();
  private final Map<Asked, Integer> results = new HashMap<>();

  private record Window(List<Integer> partition, List<SortKey> sort, Timing timing, Frame frame) {}

  /** Something counted in a window. */
  private record Asked(Window window, Counted counted) {}

  private OverTranslator(PlanConverter c, Project project, Relation input) {
    this.c = c;
    this.project = project;
    this.columns = new OverInput(c, input);
    this.functions = new OverCalls(c, columns, project.getCluster().getRexBuilder());
  }

  static Relation translate(PlanConverter c, Project project) {
    return new OverTranslator(c, project, c.convert(project.getInput())).translate();
  }

  private Relation translate() {
    RexShuttle collect =
        new RexShuttle() {
          @Override
          public RexNode visitOver(RexOver over) {
            if (!asked.containsKey(over)) {
              asked.put(over, functions.counted(over).stream().map(e -> asked(over, e)).toList());
            }
            return over;
          }
        };
    collect.apply(project.getProjects());
    int node = columns.node();
    for (Map.Entry<Window, List<Counted>> window : windows.entrySet()) {
      node = addNode(node, window.getKey(), window.getValue());
    }
    return projected(node);
  }

  private Asked asked(RexOver over, Counted counted) {
    RexWindow window = over.getWindow();
    boolean whole = counted.span() == Span.PARTITION;
    List<SortKey> sort = whole ? List.of() : columns.sortKeys(over);
    List<Integer> partition = columns.columns(window.partitionKeys);
    Frame frame = frame(over, counted.span());
    Window key = new Window(partition, sort, timing(over, sort, frame), frame);
    Asked asked = new Asked(key, counted);
    List<Counted> all = windows.computeIfAbsent(key, k -> new ArrayList<>());
    if (results.put(asked, -1) == null) {
      all.add(counted);
    }
    return asked;
  }

  private Timing timing(RexOver over, List<SortKey> sort, Frame frame) {
    TimeAttribute time =
        sort.isEmpty() ? TimeAttribute.NONE : columns.times().get(sort.get(0).column());
    boolean byTime = time.isNow() && sort.size() == 1 && !sort.get(0).descending();
    boolean timeRange = !frame.rows() && frame.preceding() >= 0;
    if (c.settings.mode() == Mode.BATCH && !timeRange) {
      return Timing.AT_END;
    }
    if (!time.isNow() && sort.size() == 1 && !sort.get(0).descending()) {
      if (frame.preceding() >= 0) {
        throw OverCalls.refused(
            over,
            "a bounded OVER window that is not ordered by a time attribute, in STREAMING mode",
            "let it begin at UNBOUNDED PRECEDING, declare WATERMARK FOR the column, or SET"
                + " 'execution.runtime-mode' = 'BATCH'");
      }
      return Timing.REVISED;
    }
    if (!byTime) {
      throw OverCalls.refused(
          over,
          "OVER without ORDER BY one column, ascending, in STREAMING mode",
          "order by one column or time attribute, or SET 'execution.runtime-mode' = 'BATCH'");
    }
    return time == TimeAttribute.ROWTIME ? Timing.EVENT_TIME : Timing.PROCESSING_TIME;
  }

  private Frame frame(RexOver over, Span span) {
    switch (span) {
      case ROWS, BEHIND -> {
        return new Frame(true, -1, span == Span.BEHIND);
      }
      case RANGE, PARTITION -> {
        return new Frame(false, -1);
      }
      case FRAME -> {
        return frame(over);
      }
    }
    throw new IllegalStateException(span.name());
  }

  private Frame frame(RexOver over) {
    RexWindow window = over.getWindow();
    boolean unordered = window.orderKeys.isEmpty() && window.getUpperBound().isUnbounded();
    if (!window.getUpperBound().isCurrentRow() && !unordered) {
      throw c.settings.mode() == Mode.STREAMING
          ? OverCalls.refused(
              over,
              "an OVER window that ends after the current row, in STREAMING mode",
              "end it at CURRENT ROW; results could never come out before later rows are there")
          : OverCalls.unsupported(
              over,
              "an OVER window that ends after the current row",
              "end it at CURRENT ROW; LEAD gives the value of a later row");
    }
    if (window.getLowerBound().isUnbounded()) {
      return new Frame(window.isRows(), -1);
    }
    if (window.getLowerBound().isCurrentRow()) {
      return new Frame(window.isRows(), 0);
    }
    if (!(window.getLowerBound().getOffset() instanceof RexLiteral length)
        || window.getLowerBound().isFollowing()) {
      throw OverCalls.refused(
          over,
          "an OVER window whose length is not a constant, or that begins after the current row",
          "write a number of rows, or an INTERVAL, before PRECEDING");
    }
    return new Frame(window.isRows(), length.getValueAs(BigDecimal.class).longValue());
  }

  private int addNode(int input, Window window, List<Counted> counted) {
    List<Field> schema = new ArrayList<>(c.builder.schema(input));
    List<AggregateCall> calls = new ArrayList<>();
    for (Counted each : counted) {
      results.put(new Asked(window, each), schema.size());
      String name = "$over" + schema.size();
      schema.add(new Field(name, each.type()));
      calls.add(
          new AggregateCall(
              each.function(), each.arguments(), each.distinct(), -1, each.type(), name));
    }
    return c.builder.add(
        h ->
            new OverAggregate(
                h,
                window.partition(),
                window.sort(),
                window.timing(),
                window.frame(),
                calls,
                c.settings.stateTtlMillis()),
        List.of(input),
        schema,
        "OVER");
  }

  private Relation projected(int node) {
    RexShuttle replace =
        new RexShuttle() {
          @Override
          public RexNode visitOver(RexOver over) {
            List<RexNode> counted = new ArrayList<>();
            for (Asked each : asked.get(over)) {
              RelDataType type = asked.get(over).size() == 1 ? over.getType() : bigint();
              counted.add(new RexInputRef(results.get(each), type));
            }
            return functions.value(over, counted);
          }
        };
    List<Expression> projections = new ArrayList<>();
    List<TimeAttribute> times = new ArrayList<>();
    for (RexNode each : project.getProjects()) {
      projections.add(c.expressions.convert(each.accept(replace)));
      times.add(CalcTranslator.time(each, columns.times()));
    }
    int id =
        c.builder.add(
            h -> new Calc(h, null, projections),
            List.of(node),
            PlanConverter.schema(project),
            "projection");
    return new Relation(id, times);
  }

  private RelDataType bigint() {
    return project.getCluster().getTypeFactory().createSqlType(SqlTypeName.BIGINT);
  }
}

package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.OverAggregate;
import io.millrace.planner.plan.OverAggregate.Frame;
import io.millrace.planner.plan.OverAggregate.Timing;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.SortKey;
import io.millrace.planner.type.TypeConversion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;

/** OVER aggregates in a projection: a node a window, each adding columns to the one before. */
final class OverTranslator {
  private final PlanConverter c;
  private final Project project;
  private final OverInput columns;

  /** The calls of each window, which is told by its clauses and frame. */
  private final Map<Window, List<RexOver>> windows = new LinkedHashMap<>();

  private final Map<RexOver, Integer> results = new HashMap<>();

  private record Window(List<Integer> partition, List<SortKey> sort, Timing timing, Frame frame) {}

  private OverTranslator(PlanConverter c, Project project, Relation input) {
    this.c = c;
    this.project = project;
    this.columns = new OverInput(c, input);
  }

  static Relation translate(PlanConverter c, Project project) {
    return new OverTranslator(c, project, c.convert(project.getInput())).translate();
  }

  private Relation translate() {
    RexShuttle collect =
        new RexShuttle() {
          @Override
          public RexNode visitOver(RexOver over) {
            add(over);
            return over;
          }
        };
    collect.apply(project.getProjects());
    Map<RexOver, AggregateCall> calls = new HashMap<>();
    windows.values().forEach(each -> each.forEach(over -> calls.put(over, call(over))));
    int node = columns.node();
    for (Map.Entry<Window, List<RexOver>> window : windows.entrySet()) {
      node = addNode(node, window.getKey(), window.getValue(), calls);
    }
    return projected(node);
  }

  private void add(RexOver over) {
    if (results.containsKey(over)) {
      return;
    }
    results.put(over, -1);
    RexWindow window = over.getWindow();
    List<SortKey> sort = columns.sortKeys(window.orderKeys);
    List<Integer> partition = columns.columns(window.partitionKeys);
    Frame frame = frame(over);
    Window key = new Window(partition, sort, timing(over, sort, frame), frame);
    windows.computeIfAbsent(key, k -> new ArrayList<>()).add(over);
  }

  private Timing timing(RexOver over, List<SortKey> sort, Frame frame) {
    TimeAttribute time =
        sort.isEmpty() ? TimeAttribute.NONE : columns.times().get(sort.get(0).column());
    boolean byTime = time != TimeAttribute.NONE && sort.size() == 1 && !sort.get(0).descending();
    boolean timeRange = !frame.rows() && frame.preceding() >= 0;
    if (c.settings.mode() == Mode.BATCH && !timeRange) {
      return Timing.AT_END;
    }
    if (!byTime) {
      throw unsupported(
          over,
          "OVER without ORDER BY one time attribute, ascending",
          "declare WATERMARK FOR the column, or SET 'execution.runtime-mode' = 'BATCH'");
    }
    return time == TimeAttribute.ROWTIME ? Timing.EVENT_TIME : Timing.PROCESSING_TIME;
  }

  private Frame frame(RexOver over) {
    RexWindow window = over.getWindow();
    if (over.getAggOperator().getKind() == SqlKind.ROW_NUMBER) {
      return new Frame(true, -1);
    }
    boolean unordered = window.orderKeys.isEmpty() && window.getUpperBound().isUnbounded();
    if (!window.getUpperBound().isCurrentRow() && !unordered) {
      throw unsupported(over, "an OVER window that ends after the current row", null);
    }
    if (window.getLowerBound().isUnbounded()) {
      return new Frame(window.isRows(), -1);
    }
    if (window.getLowerBound().isCurrentRow()) {
      return new Frame(window.isRows(), 0);
    }
    if (!(window.getLowerBound().getOffset() instanceof RexLiteral length)
        || window.getLowerBound().isFollowing()) {
      throw unsupported(over, "an OVER window whose length is not a constant", null);
    }
    return new Frame(window.isRows(), length.getValueAs(BigDecimal.class).longValue());
  }

  private AggregateCall call(RexOver over) {
    String name =
        AggregateTranslator.function(over.getAggOperator().getName().toUpperCase(Locale.ROOT));
    if (over.getAggOperator().getKind() == SqlKind.ROW_NUMBER) {
      name = "COUNT";
    } else if (!AggregateTranslator.isKnown(name)) {
      throw unsupported(over, name + " OVER a window", null);
    }
    return new AggregateCall(
        name,
        columns.columns(over.getOperands()),
        over.isDistinct() && !name.equals("MIN") && !name.equals("MAX"),
        -1,
        TypeConversion.fromCalcite(over.getType()),
        "$over" + results.size());
  }

  private int addNode(
      int input, Window window, List<RexOver> overs, Map<RexOver, AggregateCall> calls) {
    List<Field> schema = new ArrayList<>(c.builder.schema(input));
    List<AggregateCall> own = new ArrayList<>();
    for (RexOver over : overs) {
      AggregateCall call = calls.get(over);
      results.put(over, schema.size());
      String name = "$over" + schema.size();
      schema.add(new Field(name, call.type()));
      own.add(
          new AggregateCall(
              call.function(), call.arguments(), call.distinct(), -1, call.type(), name));
    }
    return c.builder.add(
        h ->
            new OverAggregate(
                h, window.partition(), window.sort(), window.timing(), window.frame(), own),
        List.of(input),
        schema,
        "OVER");
  }

  private Relation projected(int node) {
    RexShuttle replace =
        new RexShuttle() {
          @Override
          public RexNode visitOver(RexOver over) {
            return new RexInputRef(results.get(over), over.getType());
          }
        };
    List<Expression> projections = new ArrayList<>();
    List<TimeAttribute> times = new ArrayList<>();
    for (RexNode each : project.getProjects()) {
      projections.add(c.expressions.convert(each.accept(replace)));
      times.add(
          each instanceof RexOver
              ? TimeAttribute.NONE
              : CalcTranslator.time(each, columns.times()));
    }
    int id =
        c.builder.add(
            h -> new Calc(h, null, projections),
            List.of(node),
            PlanConverter.schema(project),
            "projection");
    return new Relation(id, times);
  }

  private static PlanException unsupported(RexOver over, String clause, String instead) {
    return PlanException.notSupported(Positions.of(over.getParserPosition()), clause, instead);
  }
}

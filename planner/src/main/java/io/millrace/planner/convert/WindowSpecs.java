package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.GroupWindowFunction;
import io.millrace.planner.plan.Durations;
import io.millrace.planner.plan.WindowSpec;
import io.millrace.sql.source.SourcePosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Exchange;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Reads the arguments of window functions. */
final class WindowSpecs {
  private final PlanConverter c;
  private final TableFunctionScan window;
  private final SourcePosition position;

  private WindowSpecs(PlanConverter c, TableFunctionScan window) {
    this.c = c;
    this.window = window;
    this.position = c.windowPositions.get(window.getCall().toString());
  }

  /** The column of the window function's input that DESCRIPTOR names. */
  static int timeColumn(TableFunctionScan window) {
    RexNode descriptor = ((RexCall) window.getCall()).getOperands().get(0);
    return ((RexInputRef) ((RexCall) descriptor).getOperands().get(0)).getIndex();
  }

  /** What a window function reads; PARTITION BY puts an exchange in front of it. */
  static RelNode input(TableFunctionScan window) {
    RelNode input = window.getInput(0);
    return input instanceof Exchange exchange ? exchange.getInput() : input;
  }

  /** The columns of PARTITION BY. */
  static List<Integer> partition(TableFunctionScan window) {
    return window.getInput(0) instanceof Exchange exchange
        ? exchange.getDistribution().getKeys()
        : List.of();
  }

  /** The window, its time column as a column of {@code input}. */
  static WindowSpec of(PlanConverter c, TableFunctionScan window, Relation input) {
    return new WindowSpecs(c, window).read(input);
  }

  private WindowSpec read(Relation input) {
    int timeColumn = timeColumn(window);
    TimeAttribute attribute = input.times().get(timeColumn);
    if (isInGroupBy()) {
      attribute = attribute.revived();
    }
    Field time = c.builder.schema(input.node()).get(timeColumn);
    if (!attribute.isNow()) {
      throw new PlanException(
          position,
          time.name().equals(WindowKeys.COMPUTED)
              ? "the time of a window in GROUP BY comes from no time attribute"
              : "`" + time.name() + "` is not a time attribute",
          isInGroupBy()
              ? "declare WATERMARK FOR its column in its table, or use a PROCTIME() column; CAST, and"
                  + " the start and the end of a window, are ordinary times (window_time and"
                  + " TUMBLE_ROWTIME are not)"
              : "declare WATERMARK FOR it in its table, or use a PROCTIME() column; a computed value,"
                  + " a regular join or GROUP BY makes an ordinary column of a time attribute");
    }
    RexCall call = (RexCall) window.getCall();
    WindowSpec.Kind kind = WindowSpec.Kind.valueOf(call.getOperator().getName());
    List<Long> lengths = lengths(call);
    boolean steps = kind == WindowSpec.Kind.HOP || kind == WindowSpec.Kind.CUMULATE;
    long slide = lengths.get(0);
    long size = steps ? lengths.get(1) : slide;
    int offset = steps ? 2 : 1;
    check(kind, size, slide);
    return new WindowSpec(
        kind,
        attribute == TimeAttribute.ROWTIME ? timeColumn : -1,
        size,
        slide,
        lengths.size() > offset ? lengths.get(offset) : 0,
        ((TimestampType) time.type()).local());
  }

  /** The older windows of GROUP BY take what was a time attribute. */
  private boolean isInGroupBy() {
    RexNode descriptor = ((RexCall) window.getCall()).getOperands().get(0);
    return ((RexCall) descriptor).getOperator() == GroupWindowFunction.TIME;
  }

  private void check(WindowSpec.Kind kind, long size, long slide) {
    if (kind == WindowSpec.Kind.SESSION && size <= 0) {
      throw new PlanException(position, "the gap of a SESSION window must be positive");
    }
    if (slide <= 0 || size <= 0) {
      throw new PlanException(position, "the length of a window must be positive");
    }
    if (size % slide != 0) {
      String step = kind == WindowSpec.Kind.HOP ? "slide" : "step";
      throw new PlanException(
          position,
          "the size of a %s window, %s, must be a multiple of its %s, %s"
              .formatted(kind, Durations.text(size), step, Durations.text(slide)),
          "%s(DATA, TIMECOL, %s, SIZE): the shorter length comes first"
              .formatted(kind, step.toUpperCase(Locale.ROOT)));
    }
  }

  private List<Long> lengths(RexCall call) {
    List<Long> lengths = new ArrayList<>();
    for (RexNode argument : call.getOperands().subList(1, call.getOperands().size())) {
      if (!(argument instanceof RexLiteral literal)
          || literal.getTypeName().getFamily() != SqlTypeFamily.INTERVAL_DAY_TIME) {
        throw new PlanException(
            position,
            "the lengths of a window must be constant intervals of days, hours, minutes or"
                + " seconds");
      }
      lengths.add(literal.getValueAs(BigDecimal.class).longValueExact());
    }
    return lengths;
  }
}

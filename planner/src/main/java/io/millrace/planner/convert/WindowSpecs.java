package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.WindowFunction;
import io.millrace.planner.plan.WindowSpec;
import io.millrace.sql.source.SourcePosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Reads the arguments of TUMBLE and HOP. */
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

  /** The window, its time column as a column of {@code input}. */
  static WindowSpec of(PlanConverter c, TableFunctionScan window, Relation input) {
    return new WindowSpecs(c, window).read(input);
  }

  private WindowSpec read(Relation input) {
    int timeColumn = timeColumn(window);
    TimeAttribute attribute = input.times().get(timeColumn);
    Field time = c.builder.schema(input.node()).get(timeColumn);
    if (attribute == TimeAttribute.NONE) {
      throw new PlanException(
          position,
          "`" + time.name() + "` is not a time attribute",
          "declare WATERMARK FOR it in its table, or use a PROCTIME() column; a computed value, a"
              + " regular join or GROUP BY makes an ordinary column of a time attribute");
    }
    RexCall call = (RexCall) window.getCall();
    boolean hop = call.getOperator().equals(WindowFunction.HOP);
    List<Long> lengths = lengths(call);
    long slide = lengths.get(0);
    long size = hop ? lengths.get(1) : slide;
    int offset = hop ? 2 : 1;
    check(hop, size, slide);
    return new WindowSpec(
        hop ? WindowSpec.Kind.HOP : WindowSpec.Kind.TUMBLE,
        attribute == TimeAttribute.ROWTIME ? timeColumn : -1,
        size,
        slide,
        lengths.size() > offset ? lengths.get(offset) : 0,
        ((TimestampType) time.type()).local());
  }

  private void check(boolean hop, long size, long slide) {
    if (slide <= 0 || size <= 0) {
      throw new PlanException(position, "the length of a window must be positive");
    }
    if (hop && size % slide != 0) {
      throw new PlanException(position, "the size of a HOP window must be a multiple of its slide");
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

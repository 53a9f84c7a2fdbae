package io.millrace.planner.convert;

import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.TableFunctionScan;

/** A window function whose rows are not grouped right away. */
final class WindowAssignment {
  private WindowAssignment() {}

  static Relation translate(PlanConverter c, TableFunctionScan window) {
    Relation input = c.convert(WindowSpecs.input(window));
    WindowSpec spec = WindowSpecs.of(c, window, input);
    int columns = input.times().size();
    int id =
        c.builder.add(
            h -> new AssignWindows(h, spec, WindowSpecs.partition(window)),
            List.of(input.node()),
            PlanConverter.schema(window),
            spec.kind() + " windows");
    List<TimeAttribute> times = new ArrayList<>(input.times());
    times.add(TimeAttribute.NONE);
    times.add(TimeAttribute.NONE);
    times.add(spec.eventTime() ? TimeAttribute.ROWTIME : TimeAttribute.PROCTIME);
    return new Relation(id, times, WindowColumns.added(columns, spec.eventTime(), spec.local()));
  }
}

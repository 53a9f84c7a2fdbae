package io.millrace.engine.translate;

import io.millrace.executor.operators.window.WindowFrame;
import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.WindowSpec;
import java.time.ZoneId;

/** Rows with their windows. */
final class AssignWindowsTranslator implements NodeTranslator<AssignWindows> {
  @Override
  public Flow translate(AssignWindows node, Translation t) {
    WindowSpec window = node.window();
    if (window.kind() == WindowSpec.Kind.SESSION) {
      return Sessions.assign(node, t);
    }
    Flow input = t.inputFlow(node);
    TimeProgram time =
        window.eventTime()
            ? TimeProgram.compile(
                new ColumnRef(window.timeColumn(), input.types().get(window.timeColumn())),
                input.types(),
                t)
            : null;
    ZoneId zone = Windows.zone(window, t);
    WindowFrame frame = Windows.frame(window);
    return t.graph.operator(
        input,
        node.header().identity(),
        node.header().description(),
        Flow.types(node.header().schema()),
        () ->
            new io.millrace.executor.operators.window.AssignWindows(
                frame, zone, time == null ? null : time.instance(t.context())));
  }
}

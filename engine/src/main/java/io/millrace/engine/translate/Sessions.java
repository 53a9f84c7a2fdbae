package io.millrace.engine.translate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.aggregate.AggregateProgram;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.executor.operators.session.SessionContent;
import io.millrace.executor.operators.session.SessionGroups;
import io.millrace.executor.operators.session.SessionRows;
import io.millrace.executor.operators.session.SessionSpec;
import io.millrace.executor.operators.session.SessionSpec.Property;
import io.millrace.executor.operators.session.SessionWindow;
import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import io.millrace.planner.plan.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** SESSION windows, with and without aggregation. */
final class Sessions {
  private final WindowSpec window;
  private final SessionSpec spec;
  private final Flow input;
  private final Translation t;

  private Sessions(
      WindowSpec window,
      List<Integer> keys,
      List<WindowProperty> properties,
      Flow input,
      Translation t) {
    this.window = window;
    this.input = input;
    this.t = t;
    this.spec =
        new SessionSpec(
            keys,
            keys.stream().map(input.types()::get).toList(),
            window.sizeMillis(),
            Windows.zone(window, t),
            properties.stream().map(Sessions::property).toList());
  }

  static Flow aggregate(PlanNode.WindowAggregate node, AggregateProgram program, Translation t) {
    if (!program.layout().elements().isEmpty()) {
      throw MillraceException.notSupported("aggregates by SESSION windows that cannot be merged");
    }
    Sessions sessions =
        new Sessions(node.window(), node.keys(), node.properties(), t.inputFlow(node), t);
    List<DataType> types = new ArrayList<>(sessions.spec.keyTypes());
    types.addAll(program.layout().resultTypes());
    SessionSpec spec = sessions.spec;
    return sessions.operator(node, types, () -> new SessionGroups(spec, program.instance()));
  }

  static Flow assign(AssignWindows node, Translation t) {
    List<WindowProperty> all = List.of(WindowProperty.values());
    Flow input = t.inputFlow(node);
    Sessions sessions = new Sessions(node.window(), node.keys(), all, input, t);
    SessionSpec spec = sessions.spec;
    return sessions.operator(node, input.types(), () -> new SessionRows(spec, input.types()));
  }

  private Flow operator(PlanNode node, List<DataType> types, Supplier<SessionContent> content) {
    int column = window.timeColumn();
    TimeProgram time =
        window.eventTime()
            ? TimeProgram.compile(
                new ColumnRef(column, input.types().get(column)), input.types(), t)
            : null;
    Supplier<LongExpression> rowTime = () -> time == null ? null : time.instance(t.context());
    return t.graph.operator(
        input.keyed(spec.keys(), spec.keyTypes()),
        node.header().identity(),
        node.header().description(),
        Flow.types(node.header().schema()),
        () -> new SessionWindow(spec, rowTime.get(), content.get(), types));
  }

  private static Property property(WindowProperty property) {
    return switch (property) {
      case WINDOW_START -> Property.START;
      case WINDOW_END -> Property.END;
      case WINDOW_TIME -> Property.TIME;
    };
  }
}

package io.millrace.engine.translate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.engine.codegen.aggregate.AggregateProgram;
import io.millrace.engine.codegen.calc.Calc;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.executor.operators.match.AfterMatch;
import io.millrace.executor.operators.match.MatchCondition;
import io.millrace.executor.operators.match.MatchKernels;
import io.millrace.executor.operators.match.MatchRecognize;
import io.millrace.executor.operators.match.MatchSpec;
import io.millrace.executor.operators.match.MatchVariable;
import io.millrace.executor.operators.match.MatchView;
import io.millrace.executor.operators.match.RowValue;
import io.millrace.executor.operators.match.VariableAggregates;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.FieldAccess;
import io.millrace.planner.plan.MatchRecognize.Aggregates;
import io.millrace.planner.plan.MatchRecognize.Define;
import io.millrace.planner.plan.MatchRecognize.View;
import io.millrace.planner.plan.PlanNode.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** MATCH_RECOGNIZE. */
final class MatchRecognizeTranslator
    implements NodeTranslator<io.millrace.planner.plan.MatchRecognize> {
  /** Forms that fail for no value of their operands. */
  private static final Set<String> TOTAL =
      Set.of(
          "=",
          "<>",
          "<",
          "<=",
          ">",
          ">=",
          "AND",
          "OR",
          "NOT",
          "IN",
          "+",
          "-",
          "*",
          "NEGATE",
          "CASE",
          "COALESCE",
          "IS NULL",
          "IS NOT NULL",
          "IS TRUE",
          "IS NOT TRUE",
          "IS FALSE",
          "IS NOT FALSE",
          "IS UNKNOWN",
          "IS NOT UNKNOWN",
          "IS DISTINCT FROM",
          "IS NOT DISTINCT FROM");

  @Override
  public Flow translate(io.millrace.planner.plan.MatchRecognize node, Translation t) {
    Flow input = t.inputFlow(node);
    List<Field> columns = t.input(node).header().schema();
    MatchSpec spec = spec(node, columns);
    Supplier<MatchView> results = view(node.results(), input.types(), t);
    CalcProgram measures = t.calc(types(node.results()), null, node.measures());
    Map<Integer, Supplier<MatchCondition>> conditions = new HashMap<>();
    for (Define define : node.defines()) {
      conditions.put(define.variable(), condition(define, input.types(), t));
    }
    int time = node.rows().time();
    TimeProgram rowTime =
        node.rows().eventTime()
            ? TimeProgram.compile(new ColumnRef(time, input.types().get(time)), input.types(), t)
            : null;
    List<DataType> keyTypes = node.rows().partition().stream().map(input.types()::get).toList();
    return t.graph.operator(
        input.keyed(node.rows().partition(), keyTypes),
        node.header().identity(),
        node.header().description(),
        Flow.types(node.header().schema()),
        () -> {
          Map<Integer, MatchCondition> made = new HashMap<>();
          conditions.forEach((variable, each) -> made.put(variable, each.get()));
          Calc calc = measures.instance(t.context());
          return new MatchRecognize(
              spec,
              new MatchKernels(
                  rowTime == null ? null : rowTime.instance(t.context()),
                  made,
                  results.get(),
                  calc::apply));
        });
  }

  private static MatchSpec spec(io.millrace.planner.plan.MatchRecognize node, List<Field> columns) {
    List<MatchVariable> variables =
        node.pattern().variables().stream()
            .map(
                v ->
                    new MatchVariable(
                        v.name(), v.min(), v.max() < 0 ? Integer.MAX_VALUE : v.max(), v.greedy()))
            .toList();
    List<MatchSpec.Order> order =
        node.rows().order().stream()
            .skip(1)
            .map(key -> new MatchSpec.Order(key.column(), key.descending()))
            .toList();
    AfterMatch after =
        new AfterMatch(
            AfterMatch.Kind.valueOf(node.pattern().after().skip().name()),
            node.pattern().after().variable());
    return new MatchSpec(
        columns, node.rows().partition(), order, variables, after, node.pattern().withinMillis());
  }

  private static Supplier<MatchCondition> condition(
      Define define, List<DataType> input, Translation t) {
    Supplier<MatchView> view = view(define.view(), input, t);
    CalcProgram program = t.calc(types(define.view()), define.condition(), List.of());
    boolean total = isTotal(define.condition());
    return () -> {
      Calc calc = program.instance(t.context());
      return new MatchCondition(view.get(), calc::select, total);
    };
  }

  private static boolean isTotal(Expression expression) {
    if (expression instanceof FieldAccess access) {
      return isTotal(access.row());
    }
    return !(expression instanceof Call call)
        || TOTAL.contains(call.function())
            && call.operands().stream().allMatch(MatchRecognizeTranslator::isTotal);
  }

  /** Types of what a view shows. */
  private static List<DataType> types(View view) {
    List<DataType> types = new ArrayList<>();
    view.values().forEach(value -> types.add(value.type()));
    view.aggregates().forEach(a -> a.calls().forEach(call -> types.add(call.type())));
    return types;
  }

  private static Supplier<MatchView> view(View view, List<DataType> input, Translation t) {
    List<RowValue> values =
        view.values().stream()
            .map(v -> new RowValue(v.variable(), v.first(), v.offset(), v.column()))
            .toList();
    List<Supplier<VariableAggregates>> aggregates =
        view.aggregates().stream().map(a -> aggregates(a, input, t)).toList();
    return () -> new MatchView(values, aggregates.stream().map(Supplier::get).toList());
  }

  private static Supplier<VariableAggregates> aggregates(
      Aggregates node, List<DataType> input, Translation t) {
    CalcProgram arguments = t.calc(input, null, node.arguments());
    AggregateProgram program =
        AggregateProgram.compile(
            node.arguments().stream().map(Expression::type).toList(),
            node.calls(),
            false,
            Phase.COMPLETE,
            t.surroundings,
            t.compiler);
    if (!program.layout().elements().isEmpty()) {
      throw MillraceException.notSupported("aggregates with sets in MATCH_RECOGNIZE");
    }
    return () -> {
      Calc calc = arguments.instance(t.context());
      return new VariableAggregates(node.variable(), calc::apply, program.instance());
    };
  }
}

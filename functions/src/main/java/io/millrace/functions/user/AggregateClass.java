package io.millrace.functions.user;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.functions.api.AggregateFunction;
import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.api.SqlFunction.Nulls;
import io.millrace.functions.registry.Argument;
import io.millrace.functions.registry.ExternalFunction;
import io.millrace.functions.registry.FunctionDescription;
import io.millrace.functions.registry.ResolvedFunction;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A user's class as an aggregate function. Thread-safe. */
public final class AggregateClass implements ExternalFunction {
  private static final String FLINK = "org.apache.flink.table.functions.AggregateFunction";

  private final String name;
  private final Class<?> type;
  private final AccumulatorType accumulator;
  private final List<Evaluation> evaluations = new ArrayList<>();

  private AggregateClass(String name, Class<?> type) throws ReflectiveOperationException {
    this.name = name;
    this.type = type;
    Method create = method("createAccumulator", 0);
    accumulator = AccumulatorType.of(create.getGenericReturnType(), Hints.accumulator(type), name);
    Method value = method("getValue", 1);
    DataType result = Hints.output(value);
    result = result != null ? result : JavaTypes.typeOf(value.getGenericReturnType());
    if (result == null) {
      throw MillraceException.deterministic(
              "the SQL type of what " + type.getName() + ".getValue gives is not known")
          .withHint("Say it with @FunctionHint(output = @DataTypeHint(\"…\")).");
    }
    for (Method each : type.getMethods()) {
      if (each.getName().equals("accumulate") && !each.isBridge() && takesAccumulator(each)) {
        evaluations.add(new Evaluation(each, Hints.inputs(each, 1), result.withNullable(true), 1));
      }
    }
    if (evaluations.isEmpty()) {
      throw MillraceException.deterministic(
          "the class " + type.getName() + " has no public method accumulate(accumulator, …)");
    }
    evaluations.sort(Comparator.comparing(e -> e.method().toString()));
  }

  static boolean isAggregate(Class<?> type) {
    return UserClass.extendsClass(type, AggregateFunction.class.getName(), FLINK);
  }

  static AggregateClass of(String name, Class<?> type) throws ReflectiveOperationException {
    Objects.requireNonNull(type.getConstructor(), "it throws if there is none");
    return new AggregateClass(name, type);
  }

  private boolean takesAccumulator(Method method) {
    return method.getParameterCount() > 0
        && method.getParameterTypes()[0].isAssignableFrom(
            method("createAccumulator", 0).getReturnType());
  }

  /** The method as the class itself declares it, not as its superclass asks for it. */
  private Method method(String wanted, int parameters) {
    return Stream.of(type.getMethods())
        .filter(m -> m.getName().equals(wanted) && m.getParameterCount() == parameters)
        .filter(m -> !m.isBridge() && !Modifier.isAbstract(m.getModifiers()))
        .findFirst()
        .orElse(null);
  }

  /** The method {@code retract} for the arguments of an {@code accumulate}; null: there is none. */
  private Method retract(Method accumulate) {
    return Stream.of(type.getMethods())
        .filter(m -> m.getName().equals("retract") && !m.isBridge())
        .filter(m -> Arrays.equals(m.getParameterTypes(), accumulate.getParameterTypes()))
        .findFirst()
        .orElse(null);
  }

  /**
   * The function for one place of call.
   *
   * @throws MillraceException if rows are taken away and the class does not know how
   */
  public AggregateTarget target(List<DataType> arguments, boolean retracts) {
    Evaluation evaluation = best(arguments.stream().map(Argument::of).toList());
    Method retract = retract(evaluation.method());
    if (retracts && retract == null) {
      throw MillraceException.deterministic(
              "the function " + name + " cannot take rows back, but rows come that change")
          .withHint(
              "Add a public method retract to "
                  + type.getName()
                  + ", with the parameters of accumulate; or aggregate rows that are only added.");
    }
    return new AggregateTarget(
        name, type, evaluation, arguments, retract, method("merge", 2), accumulator);
  }

  @Override
  public boolean aggregates() {
    return true;
  }

  @Override
  public boolean givesRows() {
    return false;
  }

  @Override
  public FunctionDescription describe() {
    return new FunctionDescription(
        name,
        evaluations.stream().mapToInt(Evaluation::least).min().orElseThrow(),
        evaluations.stream().anyMatch(e -> e.most() < 0)
            ? -1
            : evaluations.stream().mapToInt(Evaluation::most).max().orElseThrow(),
        evaluations.stream().map(e -> e.signature(name)).toList(),
        evaluations.stream().map(e -> e.result().sql()).toList(),
        Determinism.DETERMINISTIC);
  }

  private Evaluation best(List<Argument> arguments) {
    Evaluation best = null;
    long least = Long.MAX_VALUE;
    for (Evaluation evaluation : evaluations) {
      List<DataType> types = evaluation.match(arguments);
      if (types != null && Evaluation.casts(types, arguments) < least) {
        best = evaluation;
        least = Evaluation.casts(types, arguments);
      }
    }
    return best;
  }

  @Override
  public ResolvedFunction resolve(List<Argument> arguments) {
    Evaluation best = best(arguments);
    return best == null
        ? null
        : new ResolvedFunction(
            name,
            best.method(),
            best.match(arguments),
            best.result(),
            Nulls.CALLED,
            Determinism.DETERMINISTIC,
            List.of());
  }
}

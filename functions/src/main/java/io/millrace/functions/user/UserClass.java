package io.millrace.functions.user;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.functions.api.ScalarFunction;
import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.api.SqlFunction.Nulls;
import io.millrace.functions.api.TableFunction;
import io.millrace.functions.registry.Argument;
import io.millrace.functions.registry.ExternalFunction;
import io.millrace.functions.registry.FunctionDescription;
import io.millrace.functions.registry.ResolvedFunction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A user's class as a function. Thread-safe. */
public final class UserClass implements ExternalFunction {
  private static final String FLINK = "org.apache.flink.table.functions.";

  private final String name;
  private final Class<?> type;
  private final boolean rows;
  private final boolean deterministic;
  private final List<Evaluation> evaluations;

  private UserClass(String name, Class<?> type, boolean rows) throws ReflectiveOperationException {
    this.name = name;
    this.type = type;
    this.rows = rows;
    this.evaluations = evaluations();
    Object instance = type.getConstructor().newInstance();
    deterministic = (boolean) type.getMethod("isDeterministic").invoke(instance);
  }

  /**
   * Reads a class.
   *
   * @param name under which it is called, for messages
   * @throws MillraceException if it is no function
   */
  public static ExternalFunction of(String name, Class<?> type) {
    boolean rows = extendsClass(type, TableFunction.class.getName(), FLINK + "TableFunction");
    boolean scalar = extendsClass(type, ScalarFunction.class.getName(), FLINK + "ScalarFunction");
    boolean aggregate = AggregateClass.isAggregate(type);
    if (!rows && !scalar && !aggregate) {
      throw refuse(type);
    }
    if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
      throw MillraceException.deterministic(
          "the class " + type.getName() + " must be public and not abstract");
    }
    try {
      return aggregate ? AggregateClass.of(name, type) : new UserClass(name, type, rows);
    } catch (NoSuchMethodException e) {
      throw MillraceException.deterministic(
          "the class " + type.getName() + " needs a public constructor without parameters", e);
    } catch (InvocationTargetException e) {
      throw UserCall.failure(name, e.getCause());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw MillraceException.deterministic(
          "the class " + type.getName() + " cannot be used: " + e, e);
    }
  }

  private static MillraceException refuse(Class<?> type) {
    for (String kind :
        List.of(
            "TableAggregateFunction",
            "AsyncScalarFunction",
            "AsyncTableFunction",
            "ProcessTableFunction")) {
      if (extendsClass(type, FLINK + kind, FLINK + kind)) {
        return MillraceException.notSupported(kind + ", which " + type.getName() + " is")
            .withHint("A ScalarFunction, TableFunction or AggregateFunction can be registered.");
      }
    }
    return MillraceException.deterministic("the class " + type.getName() + " is no function")
        .withHint(
            "Extend io.millrace.functions.api.ScalarFunction, TableFunction or AggregateFunction,"
                + " or Flink's.");
  }

  static boolean extendsClass(Class<?> type, String own, String flink) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.getName().equals(own) || c.getName().equals(flink)) {
        return true;
      }
    }
    return false;
  }

  private List<Evaluation> evaluations() throws ReflectiveOperationException {
    List<Evaluation> found = new ArrayList<>();
    for (Method method : type.getMethods()) {
      if (method.getName().equals("eval") && !method.isBridge()) {
        found.add(new Evaluation(method, Hints.inputs(method, 0), result(method), 0));
      }
    }
    if (found.isEmpty()) {
      throw MillraceException.deterministic(
          "the class " + type.getName() + " has no public method eval");
    }
    found.sort(Comparator.comparing(e -> e.method().toString()));
    return found;
  }

  private DataType result(Method method) throws ReflectiveOperationException {
    DataType said = Hints.output(method);
    if (said == null) {
      said = JavaTypes.typeOf(rows ? rowClass() : method.getGenericReturnType());
    }
    if (said == null || !rows && method.getReturnType() == void.class) {
      throw MillraceException.deterministic(
              "the SQL type of what " + type.getName() + ".eval gives is not known")
          .withHint("Say it with @FunctionHint(output = @DataTypeHint(\"…\")).");
    }
    return said;
  }

  /** What the class puts in place of the type parameter of TableFunction. */
  private Type rowClass() {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.getGenericSuperclass() instanceof ParameterizedType generic) {
        return generic.getActualTypeArguments()[0];
      }
    }
    return Object.class;
  }

  @Override
  public FunctionDescription describe() {
    int least = evaluations.stream().mapToInt(Evaluation::least).min().orElseThrow();
    boolean open = evaluations.stream().anyMatch(e -> e.most() < 0);
    int most = evaluations.stream().mapToInt(Evaluation::most).max().orElseThrow();
    return new FunctionDescription(
        name,
        least,
        open ? -1 : most,
        evaluations.stream().map(e -> e.signature(name)).toList(),
        evaluations.stream().map(e -> e.result().sql()).toList(),
        deterministic ? Determinism.DETERMINISTIC : Determinism.NON_DETERMINISTIC);
  }

  @Override
  public boolean givesRows() {
    return rows;
  }

  @Override
  public ResolvedFunction resolve(List<Argument> arguments) {
    Evaluation best = null;
    List<DataType> wanted = null;
    for (Evaluation evaluation : evaluations) {
      List<DataType> types = evaluation.match(arguments);
      boolean better =
          types != null
              && (wanted == null
                  || Evaluation.casts(types, arguments) < Evaluation.casts(wanted, arguments));
      if (better) {
        best = evaluation;
        wanted = types;
      }
    }
    return best == null ? null : resolved(best, wanted);
  }

  private ResolvedFunction resolved(Evaluation evaluation, List<DataType> wanted) {
    DataType result = evaluation.result();
    DataType given = rows ? Types.array(result).withNullable(false) : result.withNullable(true);
    UserTarget target = new UserTarget(name, type, evaluation, wanted, given, rows);
    return new ResolvedFunction(
        name,
        UserBridge.method(given),
        wanted,
        given,
        Nulls.CALLED,
        describe().determinism(),
        UserBridge.parameters(given, target));
  }
}

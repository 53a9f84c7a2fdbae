package io.millrace.benchmarks.kernels;

import io.millrace.data.batch.Batch;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.engine.codegen.calc.Calc;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.engine.codegen.compile.KernelCompiler;
import io.millrace.engine.codegen.expression.Surroundings;
import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.functions.BuiltInFunctions;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.Literal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Filter and projection, compiled as for a query. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CalcKernels {
  private static final DataType BIGINT = Types.BIGINT;

  private Batch batch;
  private Calc projection;
  private Calc filter;

  @Setup
  public void setup() {
    batch = Rows.batches(1, 1_000_000)[0];
    Expression k = new ColumnRef(1, BIGINT);
    Expression price = new ColumnRef(2, Types.DOUBLE);
    Expression twice = call("*", BIGINT, k, new Literal("2", BIGINT));
    Expression taxed = call("*", Types.DOUBLE, price, new Literal("1.2E0", Types.DOUBLE));
    Expression some = call(">=", Types.BOOLEAN, k, new Literal("500000", BIGINT));
    projection = compile(null, List.of(twice, taxed));
    filter = compile(some, List.of(k, price));
  }

  private static Expression call(String name, DataType type, Expression... operands) {
    return new Call(name, List.of(operands), type);
  }

  private static Calc compile(Expression condition, List<Expression> projections) {
    RowContext context =
        new RowContext(
            new RowContext.Session(ZoneOffset.UTC, "default_catalog", "default_database"),
            () -> 0L,
            new Random(7));
    Surroundings surroundings = new Surroundings(BuiltInFunctions.registry(), context);
    return CalcProgram.compile(
            Rows.TYPES, condition, projections, surroundings, new KernelCompiler())
        .instance(context);
  }

  /** Two columns computed. */
  @Benchmark
  @OperationsPerInvocation(Rows.COUNT)
  public Batch projection() {
    return projection.apply(batch);
  }

  /** Every second row kept, at random. */
  @Benchmark
  @OperationsPerInvocation(Rows.COUNT)
  public Batch filter() {
    return filter.apply(batch);
  }
}

package io.millrace.engine.codegen.calc;

import io.millrace.data.column.Column;
import io.millrace.data.column.Columns;
import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.compile.CompiledKernel;
import io.millrace.engine.codegen.compile.KernelCompiler;
import io.millrace.engine.codegen.expression.Literals;
import io.millrace.engine.codegen.expression.Sharing;
import io.millrace.engine.codegen.expression.Surroundings;
import io.millrace.engine.codegen.expression.Totality;
import io.millrace.engine.codegen.expression.Weight;
import io.millrace.engine.codegen.runtime.CalcKernel;
import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.Literal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Filter and projection, compiled. Columns that are passed on and constants need no kernel, so
 * neither does a program of nothing else. Thread-safe; makes one {@link Calc} a thread.
 */
public final class CalcProgram {
  private final int[] passed;
  private final Column[] constants;
  private final boolean nothing;
  private final List<CompiledKernel<CalcKernel>> kernels = new ArrayList<>();
  private final boolean filters;

  private CalcProgram(int[] passed, Column[] constants, boolean nothing, boolean filters) {
    this.passed = passed;
    this.constants = constants;
    this.nothing = nothing;
    this.filters = filters;
  }

  /**
   * Compiles.
   *
   * @param inputTypes of the columns that expressions refer to
   * @param condition null: every row
   */
  public static CalcProgram compile(
      List<? extends DataType> inputTypes,
      Expression condition,
      List<Expression> projections,
      Surroundings surroundings,
      KernelCompiler compiler) {
    Sharing sharing = new Sharing();
    int[] passed = new int[projections.size()];
    Column[] constants = new Column[projections.size()];
    Map<Integer, Expression> computed = new LinkedHashMap<>();
    for (int i = 0; i < passed.length; i++) {
      passed[i] = -1;
      if (projections.get(i) instanceof ColumnRef column) {
        passed[i] = column.index();
      } else if (projections.get(i) instanceof Literal literal) {
        constants[i] = Literals.column(literal, surroundings);
      } else {
        computed.put(i, sharing.share(projections.get(i)));
      }
    }
    boolean decided = condition instanceof Literal;
    boolean nothing = decided && !"TRUE".equalsIgnoreCase(((Literal) condition).text());
    Expression open = decided || condition == null ? null : sharing.share(condition);
    CalcProgram program = new CalcProgram(passed, constants, nothing, open != null);
    if (nothing) {
      computed.forEach((i, e) -> constants[i] = Columns.of(e.type(), (Object) null));
    } else {
      List<DataType> types = List.copyOf(inputTypes);
      program.addKernels(types, open, computed, surroundings, compiler);
    }
    return program;
  }

  private void addKernels(
      List<DataType> types,
      Expression condition,
      Map<Integer, Expression> computed,
      Surroundings surroundings,
      KernelCompiler compiler) {
    Map<Integer, Expression> dense = new LinkedHashMap<>();
    if (condition == null) {
      computed.forEach(
          (i, e) -> {
            if (Totality.isTotal(e) && Weight.of(e) <= Weight.MOST_IN_A_METHOD) {
              dense.put(i, e);
            }
          });
      computed.keySet().removeAll(dense.keySet());
    }
    if (!dense.isEmpty()) {
      kernels.add(compiler.compile(CalcSource.dense(surroundings, types, dense), CalcKernel.class));
    }
    Map<Integer, Expression> part = new LinkedHashMap<>();
    Expression filter = condition;
    int weight = condition == null ? 0 : Weight.of(condition);
    for (Map.Entry<Integer, Expression> entry : computed.entrySet()) {
      weight += Weight.of(entry.getValue());
      if (weight > Weight.MOST_IN_A_METHOD && (filter != null || !part.isEmpty())) {
        addRows(types, filter, part, surroundings, compiler);
        part.clear();
        filter = null;
        weight = Weight.of(entry.getValue());
      }
      part.put(entry.getKey(), entry.getValue());
    }
    if (filter != null || !part.isEmpty()) {
      addRows(types, filter, part, surroundings, compiler);
    }
  }

  private void addRows(
      List<DataType> types,
      Expression filter,
      Map<Integer, Expression> part,
      Surroundings surroundings,
      KernelCompiler compiler) {
    kernels.add(
        compiler.compile(CalcSource.rows(surroundings, types, filter, part), CalcKernel.class));
  }

  /** Whether every row passes as it is, so that nothing need be done for columns as they stand. */
  public boolean isIdentity(int inputColumns) {
    boolean same = !nothing && !filters && passed.length == inputColumns;
    for (int i = 0; i < passed.length; i++) {
      same &= passed[i] == i;
    }
    return same;
  }

  /** A new instance for one thread. */
  public Calc instance(RowContext context) {
    CalcKernel[] instances = new CalcKernel[kernels.size()];
    for (int i = 0; i < instances.length; i++) {
      instances[i] = kernels.get(i).instance();
      instances[i].use(context);
    }
    return new Calc(passed, constants, nothing, filters, instances, context);
  }
}

package io.millrace.engine.codegen.calc;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.ColumnInputs;
import io.millrace.engine.codegen.expression.Emitter;
import io.millrace.engine.codegen.expression.Surroundings;
import io.millrace.engine.codegen.expression.Totality;
import io.millrace.engine.codegen.runtime.CalcKernel;
import io.millrace.engine.codegen.source.Code;
import io.millrace.engine.codegen.source.KernelSource;
import io.millrace.planner.plan.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the source of one {@link CalcKernel}. */
final class CalcSource {
  private static final String HEAD =
      "private int %s(int[] selection, int rows, int positions, int[] selected)";

  private final Surroundings surroundings;
  private final KernelSource kernel = new KernelSource(CalcKernel.class);
  private final ColumnInputs inputs;
  private final List<ComputedColumn> columns = new ArrayList<>();

  private CalcSource(Surroundings surroundings, List<DataType> inputTypes) {
    this.surroundings = surroundings;
    this.inputs = new ColumnInputs(kernel, "c", "p", inputTypes);
  }

  /**
   * A loop over rows.
   *
   * @param condition null: every row
   * @param projections expressions by their place in the output
   */
  static KernelSource rows(
      Surroundings surroundings,
      List<DataType> inputTypes,
      Expression condition,
      Map<Integer, Expression> projections) {
    CalcSource source = new CalcSource(surroundings, inputTypes);
    projections.forEach((i, e) -> source.columns.add(new ComputedColumn(i, e, source.kernel)));
    source.addLoop("general", condition, true);
    String noNulls = source.inputs.noNulls();
    boolean mayHaveNulls = source.inputs.mayHaveNulls();
    if (mayHaveNulls) {
      source.addLoop("noNulls", condition, false);
    }
    Code run = new Code();
    run.open("public int run(int[] selection, int rows, int positions, int[] selected)");
    if (mayHaveNulls) {
      run.open("if (" + noNulls + ")");
      run.line("return noNulls(selection, rows, positions, selected);").close();
    }
    run.line("return general(selection, rows, positions, selected);").close();
    source.kernel.method(run);
    Code results = source.beginResults();
    source.columns.forEach(c -> c.finish(results));
    return source.finish(results);
  }

  private void addLoop(String name, Expression condition, boolean tracksNulls) {
    Emitter out = new Emitter(surroundings, kernel, inputs, tracksNulls);
    Code before = new Code();
    columns.forEach(c -> c.begin(before));
    if (condition != null) {
      out.require(condition, "continue;");
      out.code().line("selected[count++] = p;");
    }
    columns.forEach(c -> c.compute(out, before));
    Code method = new Code().open(HEAD.formatted(name));
    method.add(inputs.locals()).add(before);
    method.line("int count = " + (condition == null ? "rows" : "0") + ";");
    method.open("for (int i = 0; i < rows; i++)");
    method.line("int p = selection == null ? i : selection[i];");
    method.add(out.code()).close();
    kernel.method(method.line("return count;").close());
  }

  /** Loops without branches over all positions, for total expressions; one each. */
  static KernelSource dense(
      Surroundings surroundings, List<DataType> inputTypes, Map<Integer, Expression> projections) {
    CalcSource source = new CalcSource(surroundings, inputTypes);
    Code run = new Code();
    run.open("public int run(int[] selection, int rows, int positions, int[] selected)");
    Code results = source.beginResults();
    projections.forEach((i, e) -> source.addDense(i, e, run, results));
    source.kernel.method(run.line("return rows;").close());
    return source.finish(results);
  }

  private void addDense(int index, Expression expression, Code run, Code results) {
    ComputedColumn column = new ComputedColumn(index, expression, kernel);
    Emitter out = new Emitter(surroundings, kernel, inputs, false);
    Code before = new Code();
    column.begin(before);
    column.compute(out, before);
    String name = kernel.fresh("loop");
    Code method = new Code().open("private void " + name + "(int positions)");
    method.add(inputs.locals(Totality.columns(expression))).add(before);
    method.open("for (int p = 0; p < positions; p++)").add(out.code()).close();
    kernel.method(method.close());
    run.line(name + "(positions);");
    List<String> bitmaps = inputs.bitmaps(Totality.columns(expression));
    column.finish(
        results,
        bitmaps.isEmpty()
            ? "null"
            : "io.millrace.engine.codegen.runtime.Outputs.union(positions, new long[][] {"
                + String.join(", ", bitmaps)
                + "})");
  }

  private Code beginResults() {
    return new Code()
        .open("public void results(int positions, io.millrace.data.column.Column[] out)");
  }

  private KernelSource finish(Code results) {
    kernel.method(results.close());
    inputs.addBindMethod("bind");
    return kernel;
  }
}

package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.Appending;
import io.millrace.engine.codegen.expression.ColumnInputs;
import io.millrace.engine.codegen.expression.Emitter;
import io.millrace.engine.codegen.expression.Surroundings;
import io.millrace.engine.codegen.expression.Value;
import io.millrace.engine.codegen.source.Code;
import io.millrace.engine.codegen.source.KernelSource;
import java.util.List;

/** Writes the methods that read accumulators out: results of calls, and accumulators as columns. */
final class ResultSource {
  private static final String STATE_ROWS = "io.millrace.state.table.StateRows";
  private static final String BUILDER = "io.millrace.data.column.ColumnBuilder";
  private static final String PARAMETERS = STATE_ROWS + " rows, long[] handles, int from, int to, ";

  private final Surroundings surroundings;
  private final KernelSource kernel;
  private final Accumulators accumulators;

  ResultSource(Surroundings surroundings, KernelSource kernel, Accumulators accumulators) {
    this.surroundings = surroundings;
    this.kernel = kernel;
    this.accumulators = accumulators;
  }

  void addMethods(List<DataType> types, List<AggregateFunction.Result> results) {
    kernel.field("long[]", "none");
    kernel.initialise("none", "new long[" + accumulators.slots() + "]");
    Code all = new Code();
    all.open("protected void write(int call, " + PARAMETERS + BUILDER + " out)");
    for (int call = 0; call < results.size(); call++) {
      all.open("if (call == " + call + ")");
      all.line("write" + call + "(rows, handles, from, to, out);").close();
      addResult(call, types.get(call), results.get(call));
    }
    kernel.method(all.close());
    addAccumulators();
  }

  private void addResult(int call, DataType type, AggregateFunction.Result result) {
    ColumnInputs none = new ColumnInputs(kernel, "none", "p", List.of());
    Emitter out = new Emitter(surroundings, kernel, none, true);
    Value value = result.emit(out);
    String builder = Appending.builderClass(type);
    Appending.append(value, "out", out);
    Code method = new Code();
    method.open("private void write" + call + "(" + PARAMETERS + BUILDER + " builder)");
    method.line("final " + builder + " out = (" + builder + ") builder;");
    method.line("final long[] none = this.none;");
    method.open("for (int i = from; i < to; i++)");
    method.line("final long row = handles[i];");
    method.line("final long[] slots = row < 0L ? none : rows.slots(row);");
    method.line("final int base = row < 0L ? 0 : rows.base(row);");
    method.add(out.code()).close();
    kernel.method(method.close());
  }

  private void addAccumulators() {
    Code code = new Code();
    code.open("protected void writeAccumulator(int index, " + PARAMETERS + BUILDER + " builder)");
    code.open("if (index < " + accumulators.slots() + ")");
    code.line(
        "io.millrace.data.column.LongBuilder out = (io.millrace.data.column.LongBuilder) builder;");
    code.open("for (int i = from; i < to; i++)");
    code.line("out.append(rows.slots(handles[i])[rows.base(handles[i]) + index]);");
    code.close().line("return;").close();
    code.open("for (int i = from; i < to; i++)");
    code.line(
        "io.millrace.data.bytes.Slice bytes = segments.get(rows, handles[i], index - %d);"
            .formatted(accumulators.slots()));
    code.open("if (bytes == null)").line("builder.appendNull();").next("else");
    code.line("((io.millrace.data.column.BytesBuilder) builder).append(bytes);").close();
    kernel.method(code.close().close());
  }
}

package io.millrace.engine.translate;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.calc.Calc;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.executor.kernel.LongExpression;
import io.millrace.planner.plan.Expression;
import java.util.List;

/** An expression of a point in time, compiled; in milliseconds. */
final class TimeProgram {
  private final CalcProgram program;

  private TimeProgram(CalcProgram program) {
    this.program = program;
  }

  static TimeProgram compile(Expression expression, List<DataType> types, Translation t) {
    return new TimeProgram(t.calc(types, null, List.of(expression)));
  }

  LongExpression instance(RowContext context) {
    Calc calc = program.instance(context);
    return (batch, values) -> evaluate(calc, batch, values);
  }

  private static void evaluate(Calc calc, Batch batch, long[] values) {
    Batch result = calc.apply(batch);
    Column column = result.column(0).flat();
    long[] millis =
        column instanceof LongPairColumn pair ? pair.high() : ((LongColumn) column).values();
    for (int row = 0; row < result.rows(); row++) {
      int position = result.position(row);
      values[row] = column.isNull(position) ? LongExpression.NULL : millis[position];
    }
  }
}

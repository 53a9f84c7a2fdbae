package io.millrace.executor.operators.aggregate;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.state.table.Readiness;

/** Lets steps change accumulators, and emits the rows that came with their results. */
final class StepResults {
  private final OverSpec spec;
  private final AggregateKernel kernel;
  private final OverSteps steps;
  private final GroupTables tables;

  /** Steps whose rows of state are being fetched. */
  private Batch pending;

  StepResults(
      OverSpec spec,
      GroupSpec group,
      AggregateKernel kernel,
      OverSteps steps,
      OperatorContext context) {
    this.spec = spec;
    this.kernel = kernel;
    this.steps = steps;
    this.tables = new GroupTables(group, kernel, context);
  }

  /** Whether steps were begun with that are not finished. */
  boolean isPending() {
    return pending != null;
  }

  /** Begins with the steps that were taken. */
  void begin() {
    pending = steps.batch();
  }

  Progress finish(Output out) {
    if (pending.rows() == 0) {
      pending = null;
      return Progress.DONE;
    }
    if (tables.load(pending) == Readiness.PENDING) {
      return Progress.PENDING;
    }
    if (!out.hasRoom()) {
      return Progress.MORE;
    }
    tables.find(0, pending.rows());
    ColumnBuilder[] results = Gather.builders(kernel.layout().resultTypes(), pending.rows());
    int[] positions = new int[pending.rows()];
    int count = 0;
    int from = 0;
    for (int step = 0; step < steps.steps(); step++) {
      int to = steps.end(step);
      tables.apply(pending, from, to);
      for (int i = from; i < to; i++) {
        if (steps.isAdded(i)) {
          kernel.writeResults(tables.groups().rows(), tables.handles(), i, i + 1, results, 0);
          positions[count++] = i;
        }
      }
      from = to;
    }
    tables.done();
    tables.unpin();
    emit(positions, count, results, out);
    steps.clear();
    pending = null;
    return Progress.DONE;
  }

  private void emit(int[] positions, int count, ColumnBuilder[] results, Output out) {
    int width = spec.types().size();
    Column[] columns = new Column[width + results.length];
    for (int c = 0; c < width; c++) {
      columns[c] = pending.column(c).take(positions, count);
    }
    for (int r = 0; r < results.length; r++) {
      columns[width + r] = results[r].build();
    }
    out.emit(Batch.of(count, columns));
  }
}

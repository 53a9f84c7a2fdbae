package io.millrace.engine.codegen.calc;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ConstantColumn;
import io.millrace.engine.codegen.runtime.CalcKernel;
import io.millrace.engine.codegen.runtime.RowContext;

/**
 * Filters and projects batches. Kinds and watermarks of rows stay; columns that are passed on are
 * not copied unless few rows are left. For one thread.
 */
public final class Calc {
  private static final int SPARSE = 4;
  private static final int[] NONE = {};

  private final int[] passed;
  private final Column[] constants;
  private final boolean nothing;
  private final boolean filters;
  private final CalcKernel[] kernels;
  private final RowContext context;

  Calc(
      int[] passed,
      Column[] constants,
      boolean nothing,
      boolean filters,
      CalcKernel[] kernels,
      RowContext context) {
    this.passed = passed;
    this.constants = constants;
    this.nothing = nothing;
    this.filters = filters;
    this.kernels = kernels;
    this.context = context;
  }

  /** Puts the positions of the rows that pass into {@code selection}; returns their number. */
  public int select(Batch input, int[] selection) {
    if (nothing) {
      return 0;
    }
    int rows = input.rows();
    if (!filters) {
      for (int row = 0; row < rows; row++) {
        selection[row] = input.position(row);
      }
      return rows;
    }
    context.begin(input.watermarks());
    kernels[0].bind(input.columns());
    return kernels[0].run(input.selection(), rows, input.positions(), selection);
  }

  /** The rows that pass, projected; maybe none. */
  public Batch apply(Batch input) {
    context.begin(input.watermarks());
    int positions = input.positions();
    int[] selection = nothing ? NONE : input.selection();
    int rows = nothing ? 0 : input.rows();
    Column[] out = new Column[passed.length];
    for (int k = 0; k < kernels.length; k++) {
      boolean filtering = filters && k == 0;
      int[] selected = filtering ? new int[rows] : null;
      kernels[k].bind(input.columns());
      int count = kernels[k].run(selection, rows, positions, selected);
      if (filtering && count < rows) {
        selection = selected;
        rows = count;
      }
      kernels[k].results(positions, out);
    }
    for (int i = 0; i < out.length; i++) {
      if (passed[i] >= 0) {
        out[i] = input.column(passed[i]);
      } else if (constants[i] != null) {
        out[i] = new ConstantColumn(positions, constants[i]);
      }
    }
    Batch result = input.withColumns(out).withSelection(selection, rows);
    return selection != null && rows < positions / SPARSE ? result.compact() : result;
  }
}

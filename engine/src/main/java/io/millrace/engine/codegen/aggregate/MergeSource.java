package io.millrace.engine.codegen.aggregate;

import io.millrace.engine.codegen.source.Code;
import io.millrace.engine.codegen.source.KernelSource;

/** Writes the methods that put accumulators together. */
final class MergeSource {
  private static final String STATE_ROWS = "io.millrace.state.table.StateRows";
  private static final String COLUMN = "io.millrace.data.column.";

  private final KernelSource kernel;
  private final Accumulators accumulators;
  private final boolean merges;

  MergeSource(KernelSource kernel, Accumulators accumulators) {
    this.kernel = kernel;
    this.accumulators = accumulators;
    this.merges = accumulators.areMerged();
  }

  void addMethods() {
    addBind();
    addMergeBatch();
    addMergeRows();
  }

  private void addBind() {
    Code code = new Code();
    code.open("protected void bindAccumulators(" + COLUMN + "Column[] columns, int first)");
    for (int slot = 0; merges && slot < accumulators.slots(); slot++) {
      kernel.field("long[]", "a" + slot);
      code.line(
          "a%d = ((%sLongColumn) columns[first + %d].flat()).values();"
              .formatted(slot, COLUMN, slot));
    }
    for (int segment = 0; merges && segment < accumulators.segments(); segment++) {
      kernel.field(COLUMN + "BytesColumn", "b" + segment);
      code.line(
          "b%d = (%sBytesColumn) columns[first + %d].flat();"
              .formatted(segment, COLUMN, accumulators.slots() + segment));
    }
    kernel.method(code.close());
  }

  private void addMergeBatch() {
    Code code = new Code();
    code.open(
        "protected void merge(int[] selection, int from, int to, "
            + STATE_ROWS
            + " rows, long[] handles)");
    if (!merges) {
      refuse(code);
      return;
    }
    for (int slot = 0; slot < accumulators.slots(); slot++) {
      code.line("final long[] a%d = this.a%d;".formatted(slot, slot));
    }
    code.open("for (int i = from; i < to; i++)");
    code.line("final long row = handles[i];");
    code.line("if (row < 0L) continue;");
    code.line("int p = selection == null ? i : selection[i];");
    begin(code);
    String slice =
        kernel.scratch("io.millrace.data.bytes.Slice", "new io.millrace.data.bytes.Slice()");
    addMerges(
        new SlotMerge(
            code,
            slot -> "a" + slot + "[p]",
            segment ->
                "(b%d.isNull(p) ? null : b%d.get(p, %s))".formatted(segment, segment, slice)));
    code.open("if (slots[base] <= 0L)");
    AggregateSource.addClear(code, accumulators);
    kernel.method(code.close().close().close());
  }

  private void addMergeRows() {
    Code code = new Code();
    code.open(
        "public void mergeRows(%s from, long[] sources, %s rows, long[] targets, int count)"
            .formatted(STATE_ROWS, STATE_ROWS));
    if (!merges) {
      refuse(code);
      return;
    }
    code.open("for (int i = 0; i < count; i++)");
    code.line("final long row = targets[i];");
    begin(code);
    code.line("final long[] source = from.slots(sources[i]);");
    code.line("final int start = from.base(sources[i]);");
    String segments = "io.millrace.engine.codegen.runtime.Segments";
    String other =
        kernel.scratch(segments, "new " + segments + "(" + accumulators.segments() + ")");
    addMerges(
        new SlotMerge(
            code,
            slot -> "source[start + " + slot + "]",
            segment -> other + ".get(from, sources[i], " + segment + ")"));
    kernel.method(code.close().close());
  }

  private static void begin(Code code) {
    code.line("rows.touch(row);");
    code.line("final long[] slots = rows.slots(row);");
    code.line("final int base = rows.base(row);");
  }

  private void addMerges(SlotMerge merge) {
    merge.code().line("slots[base] += " + merge.slots().apply(0) + ";");
    for (Placed at : accumulators.all()) {
      at.accumulator().merge(merge, at);
    }
  }

  /** Some groups are never merged; operators see that in the layout. */
  private void refuse(Code code) {
    code.line("throw new IllegalStateException(\"these groups are not merged\");");
    kernel.method(code.close());
  }
}

package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.expression.JavaKind;
import io.millrace.engine.codegen.expression.Value;
import java.util.List;

/** The first or the last value that came, where rows are only added. */
record EdgeValue(Input input, boolean last, DataType type) implements Accumulator {

  @Override
  public String name() {
    return last ? "last" : "first";
  }

  @Override
  public int slots() {
    return hasBytes() ? 0 : JavaKind.of(type) == JavaKind.PAIR ? 3 : 2;
  }

  @Override
  public boolean hasBytes() {
    return KeptBytes.are(type);
  }

  @Override
  public List<DataType> types() {
    return List.of(type);
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    Value value = row.argument(input.columns().get(0));
    if (hasBytes()) {
      String bytes = KeptBytes.VALUES.of(value, type, row.out());
      String set = "segments.set(rows, row, %d, %s);".formatted(at.segment(), bytes);
      String absent = "segments.get(rows, row, " + at.segment() + ") == null";
      row.code().open("if (" + (last ? "true" : absent) + ")").line(set).close();
      return;
    }
    row.code().open("if (" + (last ? "true" : at.isZero()) + ")");
    Extreme.store(row.code(), at, type, value);
    row.code().close();
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    if (hasBytes()) {
      String theirs = merge.bytes().apply(at.segment());
      String ours = "segments.get(rows, row, " + at.segment() + ") == null";
      merge.code().open("if (" + theirs + " != null" + (last ? "" : " && " + ours) + ")");
      merge.code().line("segments.set(rows, row, %d, %s);".formatted(at.segment(), theirs));
      merge.code().close();
      return;
    }
    String wanted = merge.source(at, 0) + " != 0L" + (last ? "" : " && " + at.isZero());
    merge.code().open("if (" + wanted + ")");
    Extreme.store(merge.code(), at, type, Extreme.read(index -> merge.source(at, index), type));
    merge.code().close();
  }
}

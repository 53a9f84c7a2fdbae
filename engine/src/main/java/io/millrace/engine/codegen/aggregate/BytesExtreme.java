package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import java.util.List;

/** The least or greatest string or byte string, where rows are only added; kept in bytes. */
record BytesExtreme(Input input, boolean greatest, DataType type) implements BytesAccumulator {

  @Override
  public String name() {
    return greatest ? "max" : "min";
  }

  @Override
  public List<DataType> types() {
    return List.of(type);
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    String value = row.argument(input.columns().get(0)).code();
    row.code().line(offer(at, value));
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    merge.code().line(offer(at, merge.bytes().apply(at.segment())));
  }

  private String offer(Placed at, String value) {
    return "segments.offer(rows, row, %d, %s, %s);".formatted(at.segment(), value, greatest);
  }
}

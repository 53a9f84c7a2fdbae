package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.util.List;

/** How many rows count. */
record Counter(Input input) implements Accumulator {
  @Override
  public String name() {
    return "count";
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public List<DataType> types() {
    return List.of(Types.BIGINT);
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    row.count(at.slot(0));
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    merge.add(at, 0);
  }
}

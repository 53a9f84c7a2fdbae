package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.util.List;

/** The sum of whole numbers; wraps around. */
record WholeSum(Input input) implements Accumulator {
  @Override
  public String name() {
    return "sum";
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
    String value = row.argument(input.columns().get(0)).code();
    row.code().line(at.slot(0) + " += " + row.signed(value) + ";");
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    merge.add(at, 0);
  }
}

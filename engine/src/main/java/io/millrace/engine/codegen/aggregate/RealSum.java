package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.util.List;

/**
 * The sum of floating numbers in the order of rows.
 *
 * @param single whether it is rounded to single precision at each step, as Flink's SUM(FLOAT) is
 */
record RealSum(Input input, boolean single) implements Accumulator {
  @Override
  public String name() {
    return "real";
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public List<DataType> types() {
    return List.of(single ? Types.FLOAT : Types.DOUBLE);
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    String value = row.argument(input.columns().get(0)).code();
    put(row.code(), at, read(at.slot(0)) + " + " + row.signed(value));
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    put(merge.code(), at, read(at.slot(0)) + " + " + read(merge.source(at, 0)));
  }

  private void put(io.millrace.engine.codegen.source.Code code, Placed at, String sum) {
    String rounded = single ? "(float) (" + sum + ")" : sum;
    code.line(at.slot(0) + " = Double.doubleToRawLongBits(" + rounded + ");");
  }

  /** A Java expression: the double that a slot holds. */
  static String read(String slot) {
    return "Double.longBitsToDouble(" + slot + ")";
  }
}

package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.Types;
import java.util.List;

/** Number, mean and sum of squared distances of numbers. */
record MomentSums(Input input, DataType type) implements Accumulator {
  static final String MOMENTS = "io.millrace.engine.codegen.runtime.Moments.";

  @Override
  public String name() {
    return "moments";
  }

  @Override
  public int slots() {
    return 3;
  }

  @Override
  public List<DataType> types() {
    return List.of(Types.DOUBLE, Types.DOUBLE, Types.DOUBLE);
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    int column = input.columns().get(0);
    String value =
        type instanceof DecimalType
            ? row.converted(column, Types.DOUBLE).code()
            : row.argument(column).code();
    String sign = row.sign() == null ? "1L" : row.sign();
    row.code().line(MOMENTS + "add(slots, base + %d, %s, %s);".formatted(at.slot(), value, sign));
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    merge
        .code()
        .line(
            MOMENTS
                + "merge(slots, base + %d, %s, %s, %s);"
                    .formatted(
                        at.slot(), merge.source(at, 0), merge.source(at, 1), merge.source(at, 2)));
  }
}

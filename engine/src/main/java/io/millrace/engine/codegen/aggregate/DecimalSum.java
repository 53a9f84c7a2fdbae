package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.engine.codegen.expression.Value;
import java.util.List;

/**
 * The exact sum of decimals in 192 bits, so that no number of rows overflows it on the way: slots
 * low, high, and above.
 */
record DecimalSum(Input input, DecimalType type) implements Accumulator {
  private static final String RUNTIME = "io.millrace.engine.codegen.runtime.WideSum.";

  @Override
  public String name() {
    return "decimal";
  }

  @Override
  public int slots() {
    return 3;
  }

  @Override
  public List<DataType> types() {
    return List.of(new DecimalType(38, type.scale(), true));
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    Value value = row.argument(input.columns().get(0));
    String where = "(slots, base + " + at.slot() + ", ";
    String wide =
        value.second() == null
            ? "(long) %s >> 63, (long) %s".formatted(value.code(), value.code())
            : value.code() + ", " + value.second();
    String added = RUNTIME + "add" + where + wide + ");";
    if (row.sign() == null) {
      row.code().line(added);
      return;
    }
    row.code().open("if (" + row.sign() + " > 0)").line(added).next("else");
    row.code().line(RUNTIME + "subtract" + where + wide + ");").close();
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    String source =
        String.join(", ", merge.source(at, 0), merge.source(at, 1), merge.source(at, 2));
    merge.code().line(RUNTIME + "merge(slots, base + " + at.slot() + ", " + source + ");");
  }
}

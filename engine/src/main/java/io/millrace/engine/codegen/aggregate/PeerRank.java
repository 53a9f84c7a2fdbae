package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import java.util.List;

/**
 * RANK: the number of the newest row that is the first of its equals.
 *
 * @param first a BIGINT column: not 0 if the row is the first of its equals
 */
record PeerRank(Input input, int first) implements Accumulator {
  @Override
  public String name() {
    return "rank";
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public List<DataType> types() {
    return List.of(Types.BIGINT.withNullable(false));
  }

  @Override
  public void add(RowUpdate row, Placed at) {
    // The row has been counted already.
    String count = Placed.ROWS.slot(0);
    row.code()
        .line("if (%s != 0L) %s = %s;".formatted(row.argument(first).code(), at.slot(0), count));
  }

  @Override
  public boolean isMerged() {
    return false;
  }

  @Override
  public void merge(SlotMerge merge, Placed at) {
    throw new IllegalStateException("RANK is computed in one phase");
  }
}

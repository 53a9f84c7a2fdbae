package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.source.KernelSource;
import java.util.List;

/**
 * A value that an aggregate function keeps for each group, in slots that are zero at first. Equal
 * accumulators of several calls are kept once.
 */
interface Accumulator {

  Input input();

  /** What it is, for the layout of state: {@code sum}. */
  String name();

  /** Longs it takes. */
  int slots();

  /** Whether it takes bytes beside its slots. */
  default boolean hasBytes() {
    return false;
  }

  /** Types behind slots and bytes. */
  List<DataType> types();

  /** Declares fields of the kernel that it needs. */
  default void declare(KernelSource kernel, Placed at) {}

  /** Writes statements that add a row, or take it away. */
  void add(RowUpdate row, Placed at);

  /** Whether two of its kind can be merged; else {@link #merge} is never called. */
  default boolean isMerged() {
    return true;
  }

  /** Writes statements that merge another accumulator of this kind into this one. */
  void merge(SlotMerge merge, Placed at);

  /**
   * The field of the kernel that gathers changes until a batch is over, and is told when a group is
   * made as new; null: changes are made at once.
   */
  default String gathers(Placed at) {
    return null;
  }
}

package io.millrace.executor.kernel;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import java.util.List;

/**
 * What an {@link AggregateKernel} keeps and gives.
 *
 * @param slots longs a group has; slot 0 counts the rows of the group
 * @param variable whether a group has bytes too
 * @param accumulators names (of the calls) and types behind slots and bytes, for restores
 * @param elements multisets it needs; none in the phases LOCAL and GLOBAL
 * @param resultTypes columns of the result, one a call
 * @param accumulatorTypes columns that a LOCAL phase sends to a GLOBAL one; empty if there is none
 */
public record AccumulatorLayout(
    int slots,
    boolean variable,
    List<Field> accumulators,
    List<ElementUse> elements,
    List<DataType> resultTypes,
    List<DataType> accumulatorTypes) {
  public AccumulatorLayout {
    accumulators = List.copyOf(accumulators);
    elements = List.copyOf(elements);
    resultTypes = List.copyOf(resultTypes);
    accumulatorTypes = List.copyOf(accumulatorTypes);
  }
}

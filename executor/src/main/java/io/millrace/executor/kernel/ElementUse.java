package io.millrace.executor.kernel;

import io.millrace.data.type.DataType;
import java.util.List;

/**
 * A multiset of values a group: of a DISTINCT aggregate, or of MIN and MAX under retraction.
 *
 * @param name of the table in state; unique within the operator and the same in each version of it
 * @param encoder encodes the argument of each row; order-preserving
 * @param types of the argument
 * @param slots longs that the kernel keeps beside each element, behind slot 0, which counts
 * @param variable whether the kernel keeps bytes beside each element
 * @param scanned whether the kernel asks for the first or last element, so that all elements of a
 *     group must be in memory
 */
public record ElementUse(
    String name,
    KeyEncoder encoder,
    List<DataType> types,
    int slots,
    boolean variable,
    boolean scanned) {
  public ElementUse {
    types = List.copyOf(types);
  }
}

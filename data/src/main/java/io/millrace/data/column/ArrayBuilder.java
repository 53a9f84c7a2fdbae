package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;

/**
 * Builds columns of {@link PhysicalKind#ARRAY}: append the elements of one array to {@link
 * #elements()}, then {@link #end()}.
 */
public final class ArrayBuilder extends ColumnBuilder {
  private final OffsetsBuilder offsets = new OffsetsBuilder();
  private final ColumnBuilder elements;

  ArrayBuilder(ColumnBuilder elements, int capacity) {
    super(capacity);
    this.elements = elements;
  }

  public ColumnBuilder elements() {
    return elements;
  }

  /** The elements appended since the last call are an array. */
  public void end() {
    offsets.end(length++, elements.length, capacity);
  }

  @Override
  public void appendNull() {
    elements.truncate(offsets.get(length));
    end();
    markNull(length - 1);
  }

  @Override
  void copyValue(Column source, int position) {
    ArrayColumn column = (ArrayColumn) source;
    elements.truncate(offsets.get(length));
    elements.copyRange(
        column.elements(), column.offsets()[position], column.offsets()[position + 1]);
    end();
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.ARRAY;
  }

  @Override
  public void truncate(int length) {
    cut(length);
    elements.truncate(offsets.get(length));
  }

  @Override
  public ArrayColumn build() {
    elements.truncate(offsets.get(length));
    ArrayColumn column =
        new ArrayColumn(length, offsets.take(length), elements.build(), takeNulls());
    length = 0;
    return column;
  }

  @Override
  public long sizeBytes() {
    return elements.sizeBytes() + 4L * length + nullsBytes();
  }
}

package io.millrace.data.column;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.type.PhysicalKind;

/**
 * Builds columns of {@link PhysicalKind#BYTES}. A value is either appended whole, or written into
 * the builder's own buffer: {@link #begin()}, then any number of appends to the writer, then {@link
 * #end()}. Whatever was written without an {@code end} is dropped by the next call.
 */
public final class BytesBuilder extends ColumnBuilder {
  private static final int USUAL_BYTES = 16;

  private final OffsetsBuilder offsets = new OffsetsBuilder();
  private final SliceWriter data = new SliceWriter(0);

  public BytesBuilder(int capacity) {
    super(capacity);
  }

  /** Where to write the next value; holds the values before it, too. */
  public SliceWriter begin() {
    data.truncate(offsets.get(length));
    return data;
  }

  /** What was written since {@link #begin()} is a value. */
  public void end() {
    offsets.end(length++, data.length(), capacity);
  }

  public void append(byte[] bytes, int offset, int count) {
    SliceWriter out = begin();
    if (out.length() == 0) {
      out.reserve(Math.max(count, Math.min(capacity, 1 << 16) * USUAL_BYTES));
    }
    out.append(bytes, offset, count);
    end();
  }

  public void append(Slice value) {
    append(value.array, value.offset, value.length);
  }

  /** Appends the UTF-8 form of {@code text}. Not for hot paths. */
  public void append(String text) {
    begin().append(text);
    end();
  }

  /** Points {@code slice} at the value at {@code row}, until the next call that writes. */
  public Slice get(int row, Slice slice) {
    int start = offsets.get(row);
    return slice.set(data.array(), start, offsets.get(row + 1) - start);
  }

  @Override
  public void appendNull() {
    begin();
    end();
    markNull(length - 1);
  }

  @Override
  void copyValue(Column source, int position) {
    BytesColumn column = (BytesColumn) source;
    int start = column.offsets()[position];
    append(column.data(), start, column.offsets()[position + 1] - start);
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.BYTES;
  }

  @Override
  public void truncate(int length) {
    cut(length);
    data.truncate(offsets.get(length));
  }

  @Override
  public BytesColumn build() {
    int bytes = begin().length();
    byte[] built = isSparse(data.array().length, bytes) ? data.toByteArray() : data.array();
    BytesColumn column = new BytesColumn(length, built, offsets.take(length), takeNulls());
    data.release();
    length = 0;
    return column;
  }

  @Override
  public long sizeBytes() {
    return data.length() + 4L * length + nullsBytes();
  }
}

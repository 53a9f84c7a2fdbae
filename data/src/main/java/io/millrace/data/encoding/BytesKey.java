package io.millrace.data.encoding;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;

/**
 * The bytes, then 0. Within them 0 is written as 1 1 and 1 as 1 2, so that the end sorts before
 * everything and order is kept; text has neither, as a rule.
 */
final class BytesKey extends KeyField {
  private static final byte END = 0;
  private static final byte ESCAPE = 1;

  BytesKey(boolean nullable) {
    super(-1, nullable);
  }

  @Override
  int valueSize(Column flat, int position) {
    BytesColumn column = (BytesColumn) flat;
    return encodedSize(column.data(), column.offsets()[position], column.offsets()[position + 1]);
  }

  private static int encodedSize(byte[] bytes, int from, int to) {
    int size = to - from + 1;
    for (int i = from; i < to; i++) {
      size += (bytes[i] & ~1) == 0 ? 1 : 0;
    }
    return size;
  }

  @Override
  int writeValue(Column flat, int position, byte[] data, int at) {
    BytesColumn column = (BytesColumn) flat;
    return encode(
        column.data(), column.offsets()[position], column.offsets()[position + 1], data, at);
  }

  private static int encode(byte[] bytes, int from, int to, byte[] data, int at) {
    int end = at;
    for (int i = from; i < to; i++) {
      byte value = bytes[i];
      if ((value & ~1) == 0) {
        data[end++] = ESCAPE;
        value++;
      }
      data[end++] = value;
    }
    data[end++] = END;
    return end;
  }

  @Override
  int readValue(byte[] data, int at, ColumnBuilder out) {
    BytesBuilder builder = (BytesBuilder) out;
    SliceWriter writer = builder.begin();
    int run = at;
    int i = at;
    while (data[i] != END) {
      if (data[i] == ESCAPE) {
        writer.append(data, run, i - run);
        writer.append((byte) (data[i + 1] - 1));
        i += 2;
        run = i;
      } else {
        i++;
      }
    }
    writer.append(data, run, i - run);
    builder.end();
    return i + 1;
  }

  @Override
  void addSizes(Column flat, int[] positions, int rows, int[] sizes) {
    if (flat.mayHaveNulls()) {
      super.addSizes(flat, positions, rows, sizes);
      return;
    }
    BytesColumn column = (BytesColumn) flat;
    int[] offsets = column.offsets();
    int mark = nullable ? 1 : 0;
    for (int i = 0; i < rows; i++) {
      int position = positions == null ? i : positions[i];
      sizes[i] += mark + encodedSize(column.data(), offsets[position], offsets[position + 1]);
    }
  }

  @Override
  void writeValues(Column flat, int[] positions, int rows, byte[] data, int[] cursors) {
    BytesColumn column = (BytesColumn) flat;
    int[] offsets = column.offsets();
    for (int i = 0; i < rows; i++) {
      int position = positions == null ? i : positions[i];
      cursors[i] =
          encode(column.data(), offsets[position], offsets[position + 1], data, cursors[i]);
    }
  }
}

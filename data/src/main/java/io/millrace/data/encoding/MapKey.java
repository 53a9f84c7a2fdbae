package io.millrace.data.encoding;

import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.MapBuilder;
import io.millrace.data.column.MapColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.Types;
import java.util.Arrays;

/**
 * The entries in the order of their encoded keys, so that equal maps have equal bytes: before each
 * 1, after the last one 0.
 */
final class MapKey extends KeyField {
  private static final byte END = 0;
  private static final byte ENTRY = 1;

  private final KeyField key;
  private final KeyField value;

  private MapKey(KeyField key, KeyField value, boolean nullable) {
    super(-1, nullable);
    this.key = key;
    this.value = value;
  }

  static MapKey of(DataType type) {
    return type instanceof MapType map
        ? new MapKey(KeyField.of(map.key()), KeyField.of(map.value()), type.nullable())
        : new MapKey(
            KeyField.of(((MultisetType) type).element()),
            KeyField.of(Types.INT.withNullable(false)),
            type.nullable());
  }

  @Override
  int valueSize(Column flat, int position) {
    MapColumn column = (MapColumn) flat;
    int size = 1;
    for (int i = column.offsets()[position]; i < column.offsets()[position + 1]; i++) {
      size += 1 + key.size(column.keys(), i) + value.size(column.values(), i);
    }
    return size;
  }

  @Override
  int writeValue(Column flat, int position, byte[] data, int at) {
    MapColumn column = (MapColumn) flat;
    int from = column.offsets()[position];
    byte[][] entries = new byte[column.offsets()[position + 1] - from][];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = entry(column, from + i);
    }
    // Keys differ and none is a prefix of another: comparing whole entries compares keys.
    Arrays.sort(entries, Arrays::compareUnsigned);
    int end = at;
    for (byte[] entry : entries) {
      System.arraycopy(entry, 0, data, end, entry.length);
      end += entry.length;
    }
    data[end] = END;
    return end + 1;
  }

  private byte[] entry(MapColumn column, int index) {
    byte[] entry =
        new byte[1 + key.size(column.keys(), index) + value.size(column.values(), index)];
    entry[0] = ENTRY;
    value.write(column.values(), index, entry, key.write(column.keys(), index, entry, 1));
    return entry;
  }

  @Override
  int readValue(byte[] data, int at, ColumnBuilder out) {
    MapBuilder builder = (MapBuilder) out;
    int end = at;
    while (data[end] == ENTRY) {
      end = key.read(data, end + 1, builder.keys());
      end = value.read(data, end, builder.values());
    }
    builder.end();
    return end + 1;
  }
}

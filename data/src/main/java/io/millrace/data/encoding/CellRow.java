package io.millrace.data.encoding;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.type.DataType;
import java.util.List;

/** The cells of a row: one a field. Immutable. */
final class CellRow {
  private final ValueField[] fields;
  private final int bitmapBytes;
  private final int slotBytes;

  CellRow(List<DataType> types) {
    fields = types.stream().map(ValueField::of).toArray(ValueField[]::new);
    boolean nullable = types.stream().anyMatch(DataType::mayBeNull);
    bitmapBytes = CellWriter.bitmapBytes(fields.length, nullable);
    int slots = 0;
    for (ValueField field : fields) {
      slots += field.slot;
    }
    slotBytes = slots;
  }

  int size() {
    return fields.length;
  }

  ValueField field(int index) {
    return fields[index];
  }

  CellWriter begin(CellWriter writer, SliceWriter out) {
    writer.begin(out, bitmapBytes, slotBytes);
    return writer;
  }

  CellReader begin(CellReader reader, byte[] array, int at) {
    reader.begin(array, at, bitmapBytes, slotBytes);
    return reader;
  }
}

package io.millrace.data.encoding;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ConstantColumn;
import io.millrace.data.column.DictionaryColumn;

/**
 * Writes a run of cells as rows and arrays have them: a null bitmap (a bit a cell, left out when no
 * cell can be NULL), a slot a cell, then the bytes of the varying cells.
 */
final class CellWriter {
  private SliceWriter out;
  private int bitmap;
  private int cell;
  private int slot;
  private int varying;

  static int bitmapBytes(int cells, boolean nullable) {
    return nullable ? cells + 7 >>> 3 : 0;
  }

  void begin(SliceWriter writer, int bitmapBytes, int slotBytes) {
    out = writer;
    bitmap = writer.length();
    slot = bitmap + bitmapBytes;
    varying = slot + slotBytes;
    cell = 0;
    writer.appendZeros(bitmapBytes + slotBytes);
  }

  /** Writes the next cell. */
  void write(ValueField field, Column column, int position) {
    if (column instanceof DictionaryColumn dictionary) {
      writeFlat(field, dictionary.dictionary(), dictionary.ids()[position]);
    } else if (column instanceof ConstantColumn constant) {
      writeFlat(field, constant.value(), 0);
    } else {
      writeFlat(field, column, position);
    }
  }

  private void writeFlat(ValueField field, Column column, int position) {
    boolean isNull = column.isNull(position);
    if (isNull) {
      setNull(field);
    }
    if (field instanceof ValueField.Varying bytes) {
      if (!isNull) {
        bytes.write(column, position, out);
      }
      Bytes.putInt(out.array(), slot, out.length() - varying);
    } else if (!isNull) {
      ((ValueField.Fixed) field).put(column, position, out.array(), slot);
    }
    slot += field.slot;
    cell++;
  }

  /** Writes the next cell as it stands in another row: its slot, or its varying bytes. */
  void copy(ValueField field, boolean isNull, byte[] from, int at, int length) {
    if (isNull) {
      setNull(field);
    }
    if (field.varying) {
      out.append(from, at, length);
      Bytes.putInt(out.array(), slot, out.length() - varying);
    } else {
      System.arraycopy(from, at, out.array(), slot, length);
    }
    slot += field.slot;
    cell++;
  }

  private void setNull(ValueField field) {
    if (!field.nullable) {
      throw new IllegalStateException("NULL in a column that is declared NOT NULL");
    }
    out.array()[bitmap + (cell >>> 3)] |= (byte) (1 << (cell & 7));
  }
}

package io.millrace.data.encoding;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.column.ColumnBuilder;

/** Reads what {@link CellWriter} writes, cell after cell. */
final class CellReader {
  private byte[] array;
  private int bitmap;
  private boolean hasBitmap;
  private int cell;
  private int slot;
  private int varying;
  private int start;

  void begin(byte[] data, int at, int bitmapBytes, int slotBytes) {
    array = data;
    bitmap = at;
    hasBitmap = bitmapBytes > 0;
    slot = at + bitmapBytes;
    varying = slot + slotBytes;
    start = varying;
    cell = 0;
  }

  /** Reads the next cell into {@code out}, or skips it if that is null. */
  void read(ValueField field, ColumnBuilder out) {
    int end = field.varying ? varying + Bytes.getInt(array, slot) : 0;
    if (out != null) {
      if (isNull()) {
        out.appendNull();
      } else if (field instanceof ValueField.Varying bytes) {
        bytes.read(array, start, end, out);
      } else {
        ((ValueField.Fixed) field).get(array, slot, out);
      }
    }
    if (field.varying) {
      start = end;
    }
    slot += field.slot;
    cell++;
  }

  /** Copies the next cell, or skips it if {@code out} is null. */
  void copy(ValueField field, CellWriter out) {
    int end = field.varying ? varying + Bytes.getInt(array, slot) : 0;
    if (out != null) {
      if (field.varying) {
        out.copy(field, isNull(), array, start, end - start);
      } else {
        out.copy(field, isNull(), array, slot, field.slot);
      }
    }
    if (field.varying) {
      start = end;
    }
    slot += field.slot;
    cell++;
  }

  private boolean isNull() {
    return hasBitmap && (array[bitmap + (cell >>> 3)] >>> (cell & 7) & 1) != 0;
  }
}

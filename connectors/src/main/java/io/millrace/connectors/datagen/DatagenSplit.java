package io.millrace.connectors.datagen;

import io.millrace.data.bytes.Bytes;

/**
 * Every {@code count}-th row from {@code index} on, of which {@code done} have been made. The
 * number of splits is that of the first run's instances and stays, whatever the parallelism later.
 */
record DatagenSplit(int index, int count, long done) {
  private static final int SIZE = 16;

  /** Rows that the split has, of {@code total} rows of all splits. */
  long size(long total) {
    return total / count + (total % count > index ? 1 : 0);
  }

  /** Number of its next row. */
  long nextRow() {
    return index + done * count;
  }

  DatagenSplit advanced(int rows) {
    return new DatagenSplit(index, count, done + rows);
  }

  byte[] encode() {
    byte[] bytes = new byte[SIZE];
    Bytes.putInt(bytes, 0, index);
    Bytes.putInt(bytes, 4, count);
    Bytes.putLong(bytes, 8, done);
    return bytes;
  }

  static DatagenSplit decode(byte[] bytes) {
    return new DatagenSplit(
        Bytes.getInt(bytes, 0), Bytes.getInt(bytes, 4), Bytes.getLong(bytes, 8));
  }
}

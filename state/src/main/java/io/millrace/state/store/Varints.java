package io.millrace.state.store;

import io.millrace.data.bytes.SliceWriter;

/** Numbers as the run format has them: little-endian, fixed or seven bits a byte. */
final class Varints {
  private Varints() {}

  static void write(SliceWriter out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.append((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.append((byte) rest);
  }

  static void writeFixed32(SliceWriter out, int value) {
    out.appendInt(Integer.reverseBytes(value));
  }

  static void writeFixed64(SliceWriter out, long value) {
    out.appendLong(Long.reverseBytes(value));
  }
}

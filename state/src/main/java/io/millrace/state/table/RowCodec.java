package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.error.MillraceException;

/**
 * The stored form of a row without its key: {@code flags (1 byte) | time (8)? | key length (4)? |
 * number of slots (2) | a length of 0 to 8 for each slot (half a byte) | that many bytes of each
 * slot, zigzag, low byte first | the row's bytes}. Part of the checkpoint format.
 */
final class RowCodec {
  private static final int HAS_TIME = 1;
  private static final int HAS_KEY_LENGTH = 2;
  private static final int KNOWN_FLAGS = HAS_TIME | HAS_KEY_LENGTH;

  private final String table;
  private final RowShape shape;

  RowCodec(String table, RowShape shape) {
    this.table = table;
    this.shape = shape;
  }

  /** Appends the stored form of the row at {@code base}. */
  void encode(long[] rows, int base, byte[] arena, SliceWriter out) {
    boolean timed = shape.timeWord() >= 0;
    boolean linked = shape.linksWord() >= 0;
    out.append((byte) ((timed ? HAS_TIME : 0) | (linked ? HAS_KEY_LENGTH : 0)));
    if (timed) {
      out.appendLong(rows[base + shape.timeWord()]);
    }
    if (linked) {
      out.appendInt(RowShape.groupLength(rows[base + shape.linksWord() + 1]));
    }
    encodeSlots(rows, base, out);
    if (shape.bytesWord() >= 0) {
      long reference = rows[base + shape.bytesWord()];
      out.append(arena, RowShape.offset(reference), RowShape.length(reference));
    }
  }

  private void encodeSlots(long[] rows, int base, SliceWriter out) {
    int slots = shape.slots();
    out.reserve(2 + (slots + 1) / 2 + slots * 8);
    out.append((byte) (slots >>> 8));
    out.append((byte) slots);
    int at = out.length();
    out.advance((slots + 1) / 2);
    byte[] target = out.array();
    java.util.Arrays.fill(target, at, at + (slots + 1) / 2, (byte) 0);
    int end = out.length();
    for (int i = 0; i < slots; i++) {
      long value = rows[base + shape.firstSlot() + i];
      long zigzag = value << 1 ^ value >> 63;
      int length = 8 - (Long.numberOfLeadingZeros(zigzag) >>> 3);
      target[at + (i >>> 1)] |= (byte) (length << ((i & 1) << 2));
      for (int b = 0; b < length; b++) {
        target[end++] = (byte) (zigzag >>> 8 * b);
      }
    }
    out.advance(end - out.length());
  }

  /** Length of the key within key and element of an encoded row, or -1 if it says none. */
  static int keyLength(byte[] bytes, int offset) {
    int flags = bytes[offset];
    int at = offset + ((flags & HAS_TIME) != 0 ? 9 : 1);
    return (flags & HAS_KEY_LENGTH) != 0 ? Bytes.getInt(bytes, at) : -1;
  }

  /** When a stored row was last touched, or MAX_VALUE if it does not say. */
  static long touchedMillis(byte[] bytes, int offset) {
    return (bytes[offset] & HAS_TIME) != 0 ? Bytes.getLong(bytes, offset + 1) : Long.MAX_VALUE;
  }

  /** Reads a stored row into a row of a segment, whose key is set; the row has no bytes so far. */
  void decode(byte[] bytes, int offset, int length, Segment segment, int base, long nowMillis) {
    int end = offset + length;
    int flags = length < 3 ? -1 : bytes[offset];
    if ((flags & ~KNOWN_FLAGS) != 0) {
      throw unreadable("a row of an unknown form");
    }
    int at = offset + 1;
    if (shape.timeWord() >= 0) {
      boolean timed = (flags & HAS_TIME) != 0;
      segment.rows[base + shape.timeWord()] = timed ? Bytes.getLong(bytes, at) : nowMillis;
    }
    at += (flags & HAS_TIME) != 0 ? 8 : 0;
    at += (flags & HAS_KEY_LENGTH) != 0 ? 4 : 0;
    int slots = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    if (slots != shape.slots()) {
      throw unreadable("rows of " + slots + " numbers where " + shape.slots() + " are expected");
    }
    at = decodeSlots(bytes, at + 2, segment.rows, base + shape.firstSlot());
    if (at > end) {
      throw unreadable("a row that is cut");
    }
    if (shape.bytesWord() >= 0 && at < end) {
      segment.setBytes(base, bytes, at, end - at);
    }
  }

  private int decodeSlots(byte[] bytes, int lengths, long[] rows, int firstSlot) {
    int slots = shape.slots();
    int at = lengths + (slots + 1) / 2;
    for (int i = 0; i < slots; i++) {
      int length = bytes[lengths + (i >>> 1)] >>> ((i & 1) << 2) & 15;
      long zigzag = 0;
      for (int b = 0; b < length; b++) {
        zigzag |= (bytes[at++] & 0xFFL) << 8 * b;
      }
      rows[firstSlot + i] = zigzag >>> 1 ^ -(zigzag & 1);
    }
    return at;
  }

  private MillraceException unreadable(String what) {
    return MillraceException.deterministic("the stored state of table " + table + " holds " + what);
  }
}

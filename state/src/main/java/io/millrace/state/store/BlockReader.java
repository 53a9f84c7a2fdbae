package io.millrace.state.store;

import java.util.Arrays;

/** Steps through the entries of a block. */
final class BlockReader {
  private final String path;
  private byte[] block = new byte[0];
  private int position;
  private int end;
  byte[] key = new byte[64];
  int keyLength;
  int valueOffset;
  int valueLength;

  BlockReader(String path) {
    this.path = path;
  }

  /** Begins a block of {@code length} bytes, without its trailer; the array is used, not copied. */
  void begin(byte[] bytes, int length) throws CorruptRunException {
    block = bytes;
    position = 0;
    keyLength = 0;
    int restarts = length < 4 ? -1 : fixed32(bytes, length - 4);
    end = length - 4 - 4 * restarts;
    if (restarts < 0 || end < 0) {
      throw new CorruptRunException(path, "a block without an end");
    }
  }

  byte[] block() {
    return block;
  }

  boolean next() throws CorruptRunException {
    if (position >= end) {
      return false;
    }
    int shared = (int) varint();
    int unshared = (int) varint();
    valueLength = (int) varint();
    valueOffset = position + unshared;
    boolean fits = shared >= 0 && shared <= keyLength && unshared >= 0 && valueLength >= 0;
    if (!fits || (long) position + unshared + valueLength > end) {
      throw new CorruptRunException(path, "an entry that leaves its block");
    }
    keyLength = shared + unshared;
    if (keyLength > key.length) {
      key = Arrays.copyOf(key, keyLength * 2);
    }
    System.arraycopy(block, position, key, shared, unshared);
    position = valueOffset + valueLength;
    return true;
  }

  /** The next number of the block at hand. */
  private long varint() throws CorruptRunException {
    long value = 0;
    for (int shift = 0; shift < 64 && position < end; shift += 7) {
      byte b = block[position++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new CorruptRunException(path, "a number that does not end");
  }

  static int fixed32(byte[] bytes, int offset) {
    return (bytes[offset] & 0xFF)
        | (bytes[offset + 1] & 0xFF) << 8
        | (bytes[offset + 2] & 0xFF) << 16
        | (bytes[offset + 3] & 0xFF) << 24;
  }

  static long fixed64(byte[] bytes, int offset) {
    return fixed32(bytes, offset) & 0xFFFFFFFFL | (long) fixed32(bytes, offset + 4) << 32;
  }
}

package io.millrace.functions.string;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;

/** The bytes of the last call, to see whether an argument is still the same. */
final class Remembered {
  private final Slice last = new Slice().set(Bytes.EMPTY, 0, 0);
  private boolean any;

  /** Whether {@code value} equals that of the last call; remembers it. */
  boolean isStill(Slice value) {
    if (any && last.contentEquals(value)) {
      return true;
    }
    any = true;
    byte[] copy = value.toByteArray();
    last.set(copy, 0, copy.length);
    return false;
  }
}

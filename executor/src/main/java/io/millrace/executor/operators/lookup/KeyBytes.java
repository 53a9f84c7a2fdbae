package io.millrace.executor.operators.lookup;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import java.util.Arrays;

/** An encoded key in a hash map; one that is set anew looks others up without allocation. */
final class KeyBytes {
  private byte[] array = Bytes.EMPTY;
  private int offset;
  private int length;
  private int hash;

  /** Makes it the key that a slice shows, as long as that stays. */
  KeyBytes set(Slice key) {
    array = key.array;
    offset = key.offset;
    length = key.length;
    hash = Bytes.hash(array, offset, length);
    return this;
  }

  /** The same key, to be kept. */
  KeyBytes copy() {
    KeyBytes copy = new KeyBytes();
    copy.array = Arrays.copyOfRange(array, offset, offset + length);
    copy.length = length;
    copy.hash = hash;
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyBytes key
        && Arrays.equals(
            array, offset, offset + length, key.array, key.offset, key.offset + key.length);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

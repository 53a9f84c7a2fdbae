package io.millrace.state.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KeyWordsTest {
  private static final int WORDS = (RowShape.LONGEST_INLINE + 7) / 8;
  private static final int STRIDE = 1 + WORDS;

  private final Random random = new Random(11);
  private final long[] rows = new long[2 * STRIDE];

  @Test
  void keysOfAllLengthsAreReadBack() {
    for (int length = 0; length <= RowShape.LONGEST_INLINE; length++) {
      byte[] key = key(length);
      put(0, key);
      byte[] scratch = new byte[RowShape.LONGEST_INLINE];
      Slice read = KeyWords.key(rows, 0, Bytes.EMPTY, scratch, new Slice());
      assertEquals(Slice.of(key), read, "length " + length);
      assertTrue(KeyWords.restEquals(rows, 0, WORDS, key, 0, length), "length " + length);
    }
  }

  @Test
  void eachByteTellsKeysApart() {
    for (int length = 1; length <= RowShape.LONGEST_INLINE; length++) {
      byte[] key = key(length);
      put(0, key);
      for (int at = 0; at < length; at++) {
        byte[] other = key.clone();
        other[at] ^= 0x40;
        boolean same =
            rows[1] == KeyWords.first(other, 0, length)
                && KeyWords.restEquals(rows, 0, WORDS, other, 0, length);
        assertFalse(same, "byte " + at + " of " + length);
      }
    }
  }

  @Test
  void wordsHaveTheOrderOfBytes() {
    for (int i = 0; i < 20_000; i++) {
      int length = random.nextInt(RowShape.LONGEST_INLINE + 1);
      byte[] a = key(length);
      byte[] b = a.clone();
      for (int at = length == 0 ? 0 : random.nextInt(length); at < length; at++) {
        b[at] = (byte) random.nextInt();
      }
      put(0, a);
      put(STRIDE, b);
      assertTrue(KeyWords.areComparable(rows[0], rows[STRIDE]));
      int expected = Integer.signum(Arrays.compareUnsigned(a, b));
      assertEquals(expected, Integer.signum(KeyWords.compare(rows, 0, STRIDE, WORDS)));
    }
  }

  @Test
  void onlyKeysOfOneLengthAreComparable() {
    put(0, key(8));
    put(STRIDE, key(9));
    assertFalse(KeyWords.areComparable(rows[0], rows[STRIDE]));
    rows[STRIDE] = RowShape.keyMeta(1, RowShape.KEY_IN_ARENA);
    assertFalse(KeyWords.areComparable(rows[STRIDE], rows[STRIDE]));
  }

  private byte[] key(int length) {
    byte[] key = new byte[length];
    random.nextBytes(key);
    return key;
  }

  private void put(int base, byte[] key) {
    rows[base] = RowShape.keyMeta(Bytes.hash(key, 0, key.length), key.length);
    KeyWords.put(rows, base, WORDS, key, 0, key.length);
  }
}

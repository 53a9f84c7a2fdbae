package io.millrace.data.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reading, writing and hashing of bytes in arrays. */
public final class Bytes {
  public static final byte[] EMPTY = new byte[0];

  private static final VarHandle LONG_LE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG_BE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT_BE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private Bytes() {}

  public static long getLong(byte[] array, int offset) {
    return (long) LONG_BE.get(array, offset);
  }

  public static void putLong(byte[] array, int offset, long value) {
    LONG_BE.set(array, offset, value);
  }

  public static int getInt(byte[] array, int offset) {
    return (int) INT_BE.get(array, offset);
  }

  public static void putInt(byte[] array, int offset, int value) {
    INT_BE.set(array, offset, value);
  }

  /**
   * A hash of a range of bytes. It decides the key group of a row and so is part of the checkpoint
   * format: it must never change for a given encoding version.
   */
  public static int hash(byte[] array, int offset, int length) {
    long h = length * MULTIPLIER;
    int i = offset;
    int end = offset + length;
    for (; i + 8 <= end; i += 8) {
      h = mix(h ^ (long) LONG_LE.get(array, i));
    }
    long tail = 0;
    for (int shift = 0; i < end; i++, shift += 8) {
      tail |= (array[i] & 0xFFL) << shift;
    }
    h = mix(h ^ tail);
    return (int) h;
  }

  private static long mix(long x) {
    long y = x * MULTIPLIER;
    y ^= y >>> 29;
    y *= 0xBF58476D1CE4E5B9L;
    return y ^ y >>> 32;
  }
}

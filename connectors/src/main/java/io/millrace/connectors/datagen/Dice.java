package io.millrace.connectors.datagen;

import io.millrace.data.bytes.Bytes;
import java.nio.charset.StandardCharsets;

/**
 * Random numbers by position instead of in sequence: the number at {@code id} of the stream {@code
 * seed}. The mixing is that of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
 * generators, 2014).
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Dice() {}

  /** The stream of a name. */
  static long seed(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return at(bytes.length, Bytes.hash(bytes, 0, bytes.length));
  }

  /** 64 random bits. */
  static long at(long seed, long id) {
    long z = seed + id * GOLDEN;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /**
   * Random bits brought to {@code 0..range-1}, or left as they are if {@code range} is 0, which
   * stands for 2^64. {@code range} is unsigned.
   */
  static long below(long bits, long range) {
    if (range == 0) {
      return bits;
    }
    return Math.multiplyHigh(bits, range) + (bits >> 63 & range) + (range >> 63 & bits);
  }

  /** Random bits brought to 0 (inclusive) to 1 (exclusive). */
  static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }
}

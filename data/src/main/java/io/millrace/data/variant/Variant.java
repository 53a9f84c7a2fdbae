package io.millrace.data.variant;

import io.millrace.data.bytes.Slice;

/**
 * Reads values of VARIANT. The length of a value is known from without; its first byte tells what
 * it is:
 *
 * <ul>
 *   <li>{@link #NULL}, {@link #FALSE}, {@link #TRUE}: nothing follows
 *   <li>{@link #INTEGER}: its bytes, big-endian, as few as possible
 *   <li>{@link #DECIMAL}: the scale in a byte, then the digits as an INTEGER of up to 16 bytes;
 *       without zeros at the end, and never what is an INTEGER
 *   <li>{@link #DOUBLE}: 8 bytes of bits
 *   <li>{@link #STRING}: UTF-8
 *   <li>{@link #ARRAY}: the elements, where each ends, how many there are
 *   <li>{@link #OBJECT}: key and value of each member, where each key and each value ends, how many
 *       members there are; in the order of keys, which differ
 * </ul>
 *
 * Ends count from behind the first byte; they and the number are unsigned and big-endian, of as
 * many bytes as the second half of the first byte says. So an element is a value by itself, no
 * value has two forms, and two are equal if their bytes are.
 */
public final class Variant {
  static final byte NULL = 0x20;
  static final byte FALSE = 0x30;
  static final byte TRUE = 0x40;
  static final byte INTEGER = 0x50;
  static final byte DECIMAL = 0x60;
  static final byte DOUBLE = 0x70;
  static final byte STRING = (byte) 0x80;
  static final byte ARRAY = (byte) 0x90;
  static final byte OBJECT = (byte) 0xa0;

  private Variant() {}

  static byte kind(Slice value) {
    return (byte) (value.get(0) & 0xf0);
  }

  public static boolean isObject(Slice value) {
    return kind(value) == OBJECT;
  }

  public static boolean isArray(Slice value) {
    return kind(value) == ARRAY;
  }

  /** What a value is called in messages. */
  public static String name(Slice value) {
    return switch (kind(value)) {
      case NULL -> "null";
      case FALSE, TRUE -> "a boolean";
      case STRING -> "a string";
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      default -> "a number";
    };
  }

  /** The number of elements of an array or of members of an object. */
  public static int size(Slice container) {
    int width = container.get(0) & 0x0f;
    return end(container, container.length - width, width);
  }

  /** Points {@code out} at an element of an array; false if there is none at {@code index}. */
  public static boolean element(Slice array, int index, Slice out) {
    int size = size(array);
    if (index < 0 || index >= size) {
      return false;
    }
    int width = array.get(0) & 0x0f;
    int ends = array.length - width * (size + 1);
    int from = index == 0 ? 0 : end(array, ends + width * (index - 1), width);
    part(array, from, end(array, ends + width * index, width), out);
    return true;
  }

  /** Points {@code out} at the value of a member of an object; false if there is none. */
  public static boolean member(Slice object, Slice key, Slice out) {
    int low = 0;
    int high = size(object) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      key(object, middle, out);
      int order = compareKeys(out.array, out.offset, out.length, key.array, key.offset, key.length);
      if (order == 0) {
        value(object, middle, out);
        return true;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return false;
  }

  /** Points {@code out} at a key of an object. */
  static void key(Slice object, int index, Slice out) {
    int width = object.get(0) & 0x0f;
    int ends = object.length - width * (2 * size(object) + 1);
    int from = index == 0 ? 0 : end(object, ends + width * (2 * index - 1), width);
    part(object, from, end(object, ends + width * 2 * index, width), out);
  }

  /** Points {@code out} at a value of an object. */
  static void value(Slice object, int index, Slice out) {
    int width = object.get(0) & 0x0f;
    int ends = object.length - width * (2 * size(object) + 1) + width * 2 * index;
    part(object, end(object, ends, width), end(object, ends + width, width), out);
  }

  private static void part(Slice container, int from, int to, Slice out) {
    out.set(container.array, container.offset + 1 + from, to - from);
  }

  private static int end(Slice container, int at, int width) {
    int value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | container.get(at + i) & 0xff;
    }
    return value;
  }

  /** The order of Java's strings, by UTF-16 units, of keys in UTF-8. */
  static int compareKeys(byte[] a, int aFrom, int aSize, byte[] b, int bFrom, int bSize) {
    int common = Math.min(aSize, bSize);
    for (int i = 0; i < common; i++) {
      if (a[aFrom + i] != b[bFrom + i]) {
        return rank(a[aFrom + i]) - rank(b[bFrom + i]);
      }
    }
    return aSize - bSize;
  }

  /** Four-byte characters are surrogates in UTF-16: less than those that begin with ee and ef. */
  private static int rank(byte first) {
    int unsigned = first & 0xff;
    return unsigned < 0xee ? unsigned : unsigned < 0xf0 ? unsigned + 0x10 : unsigned - 2;
  }
}

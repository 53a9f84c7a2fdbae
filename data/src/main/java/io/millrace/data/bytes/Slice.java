package io.millrace.data.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A movable view of a range of bytes: a kernel keeps one an argument and points it at one value
 * after the other. It does not own the bytes; it is valid until it is set again. Not thread-safe.
 * Text is UTF-8.
 */
public final class Slice implements Comparable<Slice> {
  public byte[] array = Bytes.EMPTY;
  public int offset;
  public int length;

  /** Points at {@code array[offset..offset+length)} and returns itself. */
  public Slice set(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
    return this;
  }

  /** A new slice over the UTF-8 form of {@code text}. */
  public static Slice of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Slice().set(bytes, 0, bytes.length);
  }

  /** A new slice over all of {@code bytes}, which it aliases. */
  public static Slice of(byte[] bytes) {
    return new Slice().set(bytes, 0, bytes.length);
  }

  public byte get(int index) {
    return array[offset + index];
  }

  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /** Unsigned byte order, which for UTF-8 is code point order. */
  @Override
  public int compareTo(Slice other) {
    return Arrays.compareUnsigned(
        array, offset, offset + length, other.array, other.offset, other.offset + other.length);
  }

  public boolean contentEquals(Slice other) {
    return length == other.length
        && Arrays.equals(
            array, offset, offset + length, other.array, other.offset, other.offset + length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Slice slice && contentEquals(slice);
  }

  @Override
  public int hashCode() {
    return Bytes.hash(array, offset, length);
  }

  /** The bytes read as UTF-8. */
  @Override
  public String toString() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }
}

package io.millrace.data.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of bytes. Kernels append the bytes of one value after the other to it; {@link
 * #array()} aliases it until the next append. Not thread-safe.
 */
public final class SliceWriter {
  private static final int LARGEST = Integer.MAX_VALUE - 16;

  private byte[] array;
  private int length;

  public SliceWriter() {
    this(64);
  }

  public SliceWriter(int capacity) {
    array = new byte[capacity];
  }

  public byte[] array() {
    return array;
  }

  public int length() {
    return length;
  }

  /** Cuts back to {@code length}, which must not exceed the current one. */
  public void truncate(int length) {
    this.length = length;
  }

  public void append(byte value) {
    reserve(1);
    array[length++] = value;
  }

  public void append(byte[] bytes, int offset, int count) {
    reserve(count);
    System.arraycopy(bytes, offset, array, length, count);
    length += count;
  }

  public void append(Slice slice) {
    append(slice.array, slice.offset, slice.length);
  }

  /** Appends the UTF-8 form of {@code text}. Not for hot paths. */
  public void append(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    append(bytes, 0, bytes.length);
  }

  public void appendLong(long value) {
    reserve(8);
    Bytes.putLong(array, length, value);
    length += 8;
  }

  public void appendInt(int value) {
    reserve(4);
    Bytes.putInt(array, length, value);
    length += 4;
  }

  /** Appends {@code count} zeros. */
  public void appendZeros(int count) {
    reserve(count);
    Arrays.fill(array, length, length + count, (byte) 0);
    length += count;
  }

  /** The next {@code count} bytes of {@link #array()}, reserved before, were written directly. */
  public void advance(int count) {
    length += count;
  }

  /** Makes room for {@code more} bytes. Throws ArithmeticException beyond 2 GiB. */
  public void reserve(int more) {
    int needed = Math.addExact(length, more);
    if (needed > array.length) {
      long doubled = Math.min(LARGEST, Math.max(64L, array.length * 2L));
      array = Arrays.copyOf(array, (int) Math.max(needed, doubled));
    }
  }

  /** Points {@code slice} at all that was written; it aliases this writer. */
  public Slice view(Slice slice) {
    return slice.set(array, 0, length);
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(array, length);
  }

  /** Gives the array away, which holds {@link #length()} bytes, and starts empty with a new one. */
  public byte[] release() {
    byte[] released = array;
    array = Bytes.EMPTY;
    length = 0;
    return released;
  }
}

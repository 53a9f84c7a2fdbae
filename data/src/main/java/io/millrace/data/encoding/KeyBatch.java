package io.millrace.data.encoding;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import java.util.Arrays;

/**
 * The encoded keys of a batch, end to end in one array, with their hashes and key groups. Reused
 * from batch to batch: {@link #clear()}, then either {@link #add} one key after the other, or
 * {@link #startFixed} or {@link #startSized}, fill {@link #bytes()}, and {@link #seal()}. Not
 * thread-safe.
 *
 * <p>Encodings are order-preserving, and no key of a table is a proper prefix of another one.
 */
public final class KeyBatch {
  private final int totalKeyGroups;
  private byte[] bytes = new byte[1024];
  private int[] offsets = new int[129];
  private int[] hashes = new int[128];
  private int[] keyGroups = new int[128];
  private int size;
  private int fixedWidth = -1;
  private int[] cursors = new int[128];
  private int[] resolved = new int[128];

  /**
   * @param totalKeyGroups how many key groups the job has, 1 to 32768; part of its checkpoints
   */
  public KeyBatch(int totalKeyGroups) {
    if (totalKeyGroups < 1 || totalKeyGroups > 1 << 15) {
      throw new IllegalArgumentException("key groups must be 1 to 32768, not " + totalKeyGroups);
    }
    this.totalKeyGroups = totalKeyGroups;
  }

  /** The key group of a hash: uses its upper bits, so that tables may use the lower ones. */
  public static int keyGroup(int hash, int totalKeyGroups) {
    return KeyGroups.of(hash, totalKeyGroups);
  }

  public int totalKeyGroups() {
    return totalKeyGroups;
  }

  public int size() {
    return size;
  }

  /** Width in bytes that all keys have, or -1 if they differ or there are none. */
  public int fixedWidth() {
    return fixedWidth;
  }

  /** Keys end to end; valid until the next change. */
  public byte[] bytes() {
    return bytes;
  }

  /** Key {@code i} is {@code bytes()[offsets()[i] .. offsets()[i + 1])}. */
  public int[] offsets() {
    return offsets;
  }

  public int[] hashes() {
    return hashes;
  }

  /** Key group of each key, 0 to {@code totalKeyGroups - 1}. */
  public int[] keyGroups() {
    return keyGroups;
  }

  public Slice key(int index, Slice view) {
    return view.set(bytes, offsets[index], offsets[index + 1] - offsets[index]);
  }

  public void clear() {
    size = 0;
    fixedWidth = -1;
  }

  /** Appends one key, hashing it. */
  public void add(byte[] source, int offset, int length) {
    add(source, offset, length, Bytes.hash(source, offset, length));
  }

  /** Appends one key whose hash ({@link Bytes#hash}) is known. */
  public void add(byte[] source, int offset, int length, int hash) {
    add(source, offset, length, hash, keyGroup(hash, totalKeyGroups));
  }

  /** Appends one key that stays with another one: its hash is its own, its key group given. */
  public void add(byte[] source, int offset, int length, int hash, int keyGroup) {
    int start = size == 0 ? 0 : offsets[size];
    reserve(size + 1, Math.addExact(start, length));
    System.arraycopy(source, offset, bytes, start, length);
    fixedWidth = size == 0 || fixedWidth == length ? length : -1;
    hashes[size] = hash;
    keyGroups[size] = keyGroup;
    size++;
    offsets[size] = start + length;
  }

  /**
   * Begins a batch of {@code count} keys of {@code width} bytes, to be put into {@link #bytes()}.
   */
  public void startFixed(int count, int width) {
    reserve(count, Math.multiplyExact(count, width));
    size = count;
    fixedWidth = width;
    for (int i = 0; i <= count; i++) {
      offsets[i] = i * width;
    }
  }

  /** Room for the sizes of {@code count} keys, 0 so far; {@link #startSized} is to follow. */
  public int[] startSizes(int count) {
    int[] sizes = cursors(count);
    Arrays.fill(sizes, 0, count, 0);
    return sizes;
  }

  /**
   * Begins a batch of {@code count} keys of the sizes that {@link #startSizes} gave room for, to be
   * put into {@link #bytes()}; the sizes become where each key starts.
   */
  public void startSized(int count) {
    int end = 0;
    for (int i = 0; i < count; i++) {
      int start = end;
      end = Math.addExact(end, cursors[i]);
      offsets[i] = start;
      cursors[i] = start;
    }
    reserve(count, end);
    offsets[count] = end;
    size = count;
    fixedWidth = -1;
  }

  /** A place for a number a key: its size, then where its next field goes. */
  int[] cursors(int count) {
    reserve(count, 0);
    if (cursors.length < count) {
      cursors = new int[offsets.length];
    }
    return cursors;
  }

  /** A place for a position a key. */
  int[] resolved(int count) {
    if (resolved.length < count) {
      resolved = new int[offsets.length];
    }
    return resolved;
  }

  /** Computes hashes and key groups of all keys. */
  public void seal() {
    for (int i = 0; i < size; i++) {
      int hash = Bytes.hash(bytes, offsets[i], offsets[i + 1] - offsets[i]);
      hashes[i] = hash;
      keyGroups[i] = keyGroup(hash, totalKeyGroups);
    }
  }

  private void reserve(int count, int byteCount) {
    if (count > hashes.length) {
      int capacity = Math.max(count, hashes.length * 2);
      offsets = Arrays.copyOf(offsets, capacity + 1);
      hashes = Arrays.copyOf(hashes, capacity);
      keyGroups = Arrays.copyOf(keyGroups, capacity);
    }
    offsets[0] = 0;
    if (byteCount > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(byteCount, bytes.length * 2));
    }
  }
}

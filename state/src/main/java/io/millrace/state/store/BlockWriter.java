package io.millrace.state.store;

import io.millrace.data.bytes.SliceWriter;
import java.util.Arrays;

/**
 * One block of a run: entries in order of their keys, each without the bytes it shares with the key
 * before, except at restart points; at the end the offsets of these.
 */
final class BlockWriter {
  private final int restartInterval;
  private final SliceWriter out = new SliceWriter(1 << 12);
  private int[] restarts = new int[64];
  private int restartCount;
  private int sinceRestart;
  private byte[] lastKey = new byte[64];
  private int lastKeyLength;

  BlockWriter(int restartInterval) {
    this.restartInterval = restartInterval;
    clear();
  }

  void clear() {
    out.truncate(0);
    restartCount = 1;
    sinceRestart = 0;
    lastKeyLength = 0;
  }

  boolean isEmpty() {
    return out.length() == 0;
  }

  int sizeBytes() {
    return out.length() + restartCount * 4 + 4;
  }

  void add(byte[] key, int keyLength, byte[] value, int valueOffset, int valueLength) {
    int shared = 0;
    if (sinceRestart < restartInterval) {
      int mismatch = Arrays.mismatch(lastKey, 0, lastKeyLength, key, 0, keyLength);
      shared = mismatch < 0 ? keyLength : mismatch;
    } else {
      if (restartCount == restarts.length) {
        restarts = Arrays.copyOf(restarts, restartCount * 2);
      }
      restarts[restartCount++] = out.length();
      sinceRestart = 0;
    }
    Varints.write(out, shared);
    Varints.write(out, keyLength - shared);
    Varints.write(out, valueLength);
    out.append(key, shared, keyLength - shared);
    out.append(value, valueOffset, valueLength);
    if (keyLength > lastKey.length) {
      lastKey = new byte[keyLength * 2];
    }
    System.arraycopy(key, shared, lastKey, shared, keyLength - shared);
    lastKeyLength = keyLength;
    sinceRestart++;
  }

  /** Ends the block; what is returned is valid until the block is cleared. */
  SliceWriter finish() {
    for (int i = 0; i < restartCount; i++) {
      Varints.writeFixed32(out, i == 0 ? 0 : restarts[i]);
    }
    Varints.writeFixed32(out, restartCount);
    return out;
  }

  byte[] lastKey() {
    return lastKey;
  }

  int lastKeyLength() {
    return lastKeyLength;
  }
}

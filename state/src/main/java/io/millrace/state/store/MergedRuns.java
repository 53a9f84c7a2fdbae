package io.millrace.state.store;

import io.millrace.data.bytes.Slice;
import io.millrace.data.platform.FileStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What several runs together say: rows in ascending order of their keys, each as the newest run
 * that knows its key has it. For one thread.
 */
public final class MergedRuns implements Closeable {
  /** Tells which keys of a run count. */
  public interface Keys {
    boolean contains(byte[] key, int keyLength);
  }

  /**
   * A run to be merged.
   *
   * @param path where it is
   * @param keys those of its keys that count; a range of deleted keys counts if its begin does
   */
  public record Input(String path, Keys keys) {}

  private record RangeDeletion(byte[] from, byte[] to, int run) {}

  /** Oldest first; index is age. */
  private final List<RunReader> readers = new ArrayList<>();

  private final List<Input> inputs;
  private final int[] heap;
  private int heapSize;
  private final List<RangeDeletion> waiting = new ArrayList<>();
  private int nextWaiting;
  private final List<RangeDeletion> active = new ArrayList<>();
  private RunReader current;
  private int currentRun = -1;
  private byte[] lastKey = new byte[64];
  private int lastKeyLength = -1;

  /** Opens the runs, given from the oldest to the newest. */
  public MergedRuns(FileStore files, List<Input> inputs) throws IOException {
    this.inputs = List.copyOf(inputs);
    this.heap = new int[inputs.size()];
    try {
      for (Input input : inputs) {
        int run = readers.size();
        RunReader reader = new RunReader(files, input.path());
        readers.add(reader);
        for (RunReader.Range range : reader.rangeDeletions()) {
          if (input.keys().contains(range.from(), range.from().length)) {
            waiting.add(new RangeDeletion(range.from(), range.to(), run));
          }
        }
      }
      waiting.sort(Comparator.comparing(RangeDeletion::from, Arrays::compareUnsigned));
      for (int run = 0; run < readers.size(); run++) {
        if (advance(run)) {
          heap[heapSize++] = run;
          siftUp(heapSize - 1);
        }
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Range deletions of all runs; of use to whoever merges only the newer runs of a chain. */
  public List<RunReader.Range> rangeDeletions() {
    return waiting.stream().map(range -> new RunReader.Range(range.from, range.to)).toList();
  }

  private boolean advance(int run) throws IOException {
    RunReader reader = readers.get(run);
    while (reader.next()) {
      if (inputs.get(run).keys().contains(reader.key(), reader.keyLength())) {
        return true;
      }
    }
    return false;
  }

  /** Goes to the next key that a run has something to say of; false at the end. */
  public boolean next() throws IOException {
    if (readers.size() == 1 && waiting.isEmpty()) {
      return nextOfOne();
    }
    while (true) {
      if (currentRun >= 0) {
        replaceTop();
      }
      if (heapSize == 0) {
        return false;
      }
      currentRun = heap[0];
      current = readers.get(currentRun);
      if (isSameAsLast()) {
        continue;
      }
      remember();
      if (!isRangeDeleted()) {
        return true;
      }
    }
  }

  /** A single run knows a key once: there is nothing to compare. */
  private boolean nextOfOne() throws IOException {
    if (current == null) {
      current = readers.get(0);
      return heapSize > 0;
    }
    return advance(0);
  }

  private void replaceTop() throws IOException {
    if (!advance(currentRun)) {
      heap[0] = heap[--heapSize];
    }
    siftDown();
    currentRun = -1;
  }

  private boolean isSameAsLast() {
    return lastKeyLength == current.keyLength()
        && Arrays.equals(lastKey, 0, lastKeyLength, current.key(), 0, lastKeyLength);
  }

  private void remember() {
    lastKeyLength = current.keyLength();
    if (lastKey.length < lastKeyLength) {
      lastKey = new byte[lastKeyLength * 2];
    }
    System.arraycopy(current.key(), 0, lastKey, 0, lastKeyLength);
  }

  private boolean isRangeDeleted() {
    while (nextWaiting < waiting.size() && compareLast(waiting.get(nextWaiting).from) >= 0) {
      active.add(waiting.get(nextWaiting++));
    }
    if (active.isEmpty()) {
      return false;
    }
    active.removeIf(range -> compareLast(range.to) >= 0);
    for (RangeDeletion range : active) {
      if (range.run > currentRun) {
        return true;
      }
    }
    return false;
  }

  private int compareLast(byte[] key) {
    return Arrays.compareUnsigned(lastKey, 0, lastKeyLength, key, 0, key.length);
  }

  /** By key, the newer run first. */
  private boolean less(int runA, int runB) {
    RunReader a = readers.get(runA);
    RunReader b = readers.get(runB);
    int order = Arrays.compareUnsigned(a.key(), 0, a.keyLength(), b.key(), 0, b.keyLength());
    return order != 0 ? order < 0 : runA > runB;
  }

  private void siftUp(int start) {
    int i = start;
    while (i > 0 && less(heap[i], heap[(i - 1) / 2])) {
      swap(i, (i - 1) / 2);
      i = (i - 1) / 2;
    }
  }

  private void siftDown() {
    int i = 0;
    while (2 * i + 1 < heapSize) {
      int child = 2 * i + 1;
      if (child + 1 < heapSize && less(heap[child + 1], heap[child])) {
        child++;
      }
      if (!less(heap[child], heap[i])) {
        return;
      }
      swap(i, child);
      i = child;
    }
  }

  private void swap(int i, int j) {
    int run = heap[i];
    heap[i] = heap[j];
    heap[j] = run;
  }

  /** The key at hand: its bytes are {@code key()[0..keyLength())}; valid until the next step. */
  public byte[] key() {
    return current.key();
  }

  public int keyLength() {
    return current.keyLength();
  }

  /** Whether the newest thing said of the key is that it is gone. */
  public boolean isDeletion() {
    return current.isDeletion();
  }

  /** Points {@code view} at the value at hand; valid until the next step. */
  public Slice value(Slice view) {
    return current.value(view);
  }

  @Override
  public void close() throws IOException {
    for (RunReader reader : readers) {
      reader.close();
    }
  }
}

package io.millrace.testkit.collect;

import io.millrace.data.batch.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The content of one table. What is staged is seen by nobody until it is committed. */
public final class Collected {
  private static final Map<String, Collected> ALL = new ConcurrentHashMap<>();

  private final Map<Long, List<Batch>> staged = new TreeMap<>();
  private final List<Batch> committed = new ArrayList<>();
  private long lastStaged;

  private Collected() {}

  /** The table of this name, which comes to be when first asked for. */
  public static Collected of(String name) {
    return ALL.computeIfAbsent(name, n -> new Collected());
  }

  /** Forgets a table. */
  public static void forget(String name) {
    ALL.remove(name);
  }

  /** How many rows were committed, changes counted each. */
  public synchronized long rows() {
    return committed.stream().mapToLong(Batch::rows).sum();
  }

  /** Keeps rows and gives the number by which they are committed. */
  synchronized long stage(List<Batch> rows) {
    staged.put(++lastStaged, List.copyOf(rows));
    return lastStaged;
  }

  /** Shows rows; those that are shown already stay as they are. */
  synchronized void commit(long number) {
    List<Batch> rows = staged.remove(number);
    if (rows != null) {
      committed.addAll(rows);
    }
  }

  synchronized void forgetStaged() {
    staged.clear();
  }

  /** What was committed, in this order. */
  synchronized List<Batch> committed() {
    return List.copyOf(committed);
  }

  /** Whether there are other rows than insertions. */
  synchronized boolean changes() {
    return committed.stream().anyMatch(batch -> batch.kinds() != null);
  }
}

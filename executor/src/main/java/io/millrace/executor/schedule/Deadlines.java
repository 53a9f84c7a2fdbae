package io.millrace.executor.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/** Who is to be woken when, in nanoseconds of the monotonic clock. Thread-safe. */
public final class Deadlines<T> {
  /** Equal times in the order of adding, so that a simulation repeats itself. */
  private record Entry<T>(long nanos, long sequence, T who) {}

  private final PriorityQueue<Entry<T>> entries =
      new PriorityQueue<>(
          (a, b) ->
              a.nanos != b.nanos
                  ? Long.compare(a.nanos, b.nanos)
                  : Long.compare(a.sequence, b.sequence));
  private long sequence;
  private volatile long earliest = Long.MAX_VALUE;

  public synchronized void add(long nanos, T who) {
    entries.add(new Entry<>(nanos, sequence++, who));
    earliest = entries.peek().nanos;
  }

  /** The time of the first one; {@link Long#MAX_VALUE} if there is none. */
  public long earliest() {
    return earliest;
  }

  /** Removes those whose time has come, then calls {@code each} for them. */
  public void takeDue(long nowNanos, Consumer<T> each) {
    List<T> due = new ArrayList<>();
    synchronized (this) {
      while (!entries.isEmpty() && entries.peek().nanos <= nowNanos) {
        due.add(entries.poll().who);
      }
      earliest = entries.isEmpty() ? Long.MAX_VALUE : entries.peek().nanos;
    }
    due.forEach(each);
  }
}

package io.millrace.executor.result;

import io.millrace.data.batch.Batch;
import io.millrace.executor.schedule.Waker;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A bounded queue from a task to a client. Thread-safe. */
public final class ResultQueue {
  /** What the client got. */
  public enum Status {
    BATCH,
    /** Nothing came in time. */
    NOTHING,
    /** All rows have been taken. */
    END
  }

  /** {@code batch} is null unless the status is BATCH. */
  public record Taken(Status status, Batch batch) {}

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Batch> batches = new ArrayDeque<>();
  private boolean ended;
  private RuntimeException failure;
  private Waker producer = new Waker();

  /**
   * @param capacity batches that wait for the client
   */
  public ResultQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Whom to wake when there is room. */
  public void bind(Waker task) {
    lock.lock();
    try {
      producer = task;
    } finally {
      lock.unlock();
    }
  }

  public boolean hasRoom() {
    lock.lock();
    try {
      return batches.size() < capacity;
    } finally {
      lock.unlock();
    }
  }

  public void add(Batch batch) {
    lock.lock();
    try {
      batches.add(batch);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** No more batches come. */
  public void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The job failed: the client gets this once it has taken what there is. */
  public void fail(RuntimeException cause) {
    lock.lock();
    try {
      failure = failure == null ? cause : failure;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The client waits for the next batch at most so long. Throws what made the job fail. */
  public Taken take(long timeoutMillis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    lock.lockInterruptibly();
    try {
      while (batches.isEmpty() && !ended && failure == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      Batch batch = batches.poll();
      if (batch != null) {
        producer.wake();
        return new Taken(Status.BATCH, batch);
      }
      if (failure != null) {
        throw failure;
      }
      return new Taken(ended ? Status.END : Status.NOTHING, null);
    } finally {
      lock.unlock();
    }
  }
}

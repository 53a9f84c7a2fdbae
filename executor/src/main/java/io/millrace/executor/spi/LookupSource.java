package io.millrace.executor.spi;

import io.millrace.data.batch.Batch;

/** A table in which rows are looked up by key. Immutable; one a plan node. */
public interface LookupSource {

  /**
   * Opens what one parallel instance asks. Blocks for nothing.
   *
   * @param wake to be called, from any thread, when {@link Lookup#nextTime} has come nearer
   */
  Lookup open(Runnable wake);

  /**
   * Answers questions, many at a time and in any order. {@link #ask} comes from one thread; answers
   * may come from any, also before {@code ask} returns.
   */
  interface Lookup extends AutoCloseable {

    /**
     * Asks for all rows with a key.
     *
     * @param keys values of the key columns, in the order that the source was made with, in the row
     *     at {@code position}; valid for ever
     */
    void ask(Batch keys, int position, Answer answer);

    /** When {@link #advance} is to be called, in monotonic milliseconds; MAX: not of itself. */
    default long nextTime() {
      return Long.MAX_VALUE;
    }

    /** It is so late. Called by the thread that asks. */
    default void advance(long nowMillis) {}

    @Override
    void close();
  }

  /** Takes one answer; the first call counts. Thread-safe. */
  interface Answer {

    /** All rows with the key: none, one or several, in the columns of the table. */
    void found(Batch rows);

    /** What went wrong; transient failures restart the job as its strategy says. */
    void failed(Exception failure);
  }
}

package io.millrace.executor.spi;

import io.millrace.data.batch.Batch;

/** A table in which rows are looked up by key. Immutable; one a plan node. */
public interface LookupSource {

  /** Opens what one parallel instance asks. Blocks for nothing. */
  Lookup open();

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

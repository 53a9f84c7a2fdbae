package io.millrace.executor.exchange;

import io.millrace.data.batch.Batch;

/** Decides which channel of an edge takes each row. Belongs to one producing task. */
public interface Partitioner {
  /** In {@link #single}: rows go to several channels. */
  int SCATTER = -1;

  /** The channel that takes the whole batch, or {@link #SCATTER}. */
  int single(Batch batch);

  /** For each row of the batch its channel. */
  default void scatter(Batch batch, int[] channels) {
    throw new IllegalStateException("only whole batches are sent");
  }
}

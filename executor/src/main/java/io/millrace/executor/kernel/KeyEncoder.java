package io.millrace.executor.kernel;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;

/** Encodes the key columns of batches. Used by one thread. */
@FunctionalInterface
public interface KeyEncoder {

  /**
   * Replaces the content of {@code keys} by the keys of all rows of {@code batch}: key {@code i} is
   * that of row {@code i}, which stands at {@code batch.position(i)}; sealed.
   */
  void encode(Batch batch, KeyBatch keys);

  /** The keys that stand in these columns. */
  static KeyEncoder of(KeyEncoding encoding, int... columns) {
    return (batch, keys) -> encoding.encode(batch, columns, keys);
  }
}

package io.millrace.executor.exchange;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyGroups;
import io.millrace.executor.kernel.KeyEncoder;

/** The ways to spread rows. */
public final class Partitioners {
  private Partitioners() {}

  /** All to one channel. */
  public static Partitioner to(int channel) {
    return batch -> channel;
  }

  /** Whole batches in turn. */
  public static Partitioner roundRobin(int channels) {
    return new Partitioner() {
      private int last = -1;

      @Override
      public int single(Batch batch) {
        last = last + 1 == channels ? 0 : last + 1;
        return last;
      }
    };
  }

  /** Each row to the owner of its key's group. */
  public static Partitioner hash(KeyEncoder encoder, int keyGroups, int channels) {
    return channels == 1 ? to(0) : new Hash(encoder, keyGroups, channels);
  }

  private static final class Hash implements Partitioner {
    private final KeyEncoder encoder;
    private final KeyBatch keys;
    private final int[] owner;

    Hash(KeyEncoder encoder, int keyGroups, int channels) {
      this.encoder = encoder;
      keys = new KeyBatch(keyGroups);
      owner = new int[keyGroups];
      for (int group = 0; group < keyGroups; group++) {
        owner[group] = KeyGroups.owner(group, channels, keyGroups);
      }
    }

    @Override
    public int single(Batch batch) {
      return SCATTER;
    }

    @Override
    public void scatter(Batch batch, int[] channels) {
      encoder.encode(batch, keys);
      int[] groups = keys.keyGroups();
      for (int row = 0; row < batch.rows(); row++) {
        channels[row] = owner[groups[row]];
      }
    }
  }
}

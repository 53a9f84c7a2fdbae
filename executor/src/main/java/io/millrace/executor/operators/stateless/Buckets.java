package io.millrace.executor.operators.stateless;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.KeyGroups;
import io.millrace.data.type.DataType;
import java.util.List;

/**
 * Deals rows out into buckets, in several ways: rows with the same values in the columns of a way
 * are in one bucket, and no two ways have a bucket in common. The bucket of a row never changes:
 * what takes a row away finds it where it was added.
 */
public final class Buckets {
  private final int count;
  private final KeyEncoding[] encodings;
  private final int[][] columns;
  private final KeyBatch[] keys;

  /**
   * @param types of the columns of the rows
   * @param ways for each the columns that decide; none: there is one bucket
   * @param count of buckets of a way
   */
  public Buckets(List<DataType> types, List<List<Integer>> ways, int count) {
    this.count = count;
    this.encodings = new KeyEncoding[ways.size()];
    this.columns = new int[ways.size()][];
    this.keys = new KeyBatch[ways.size()];
    for (int way = 0; way < ways.size(); way++) {
      encodings[way] = KeyEncoding.of(ways.get(way).stream().map(types::get).toList());
      columns[way] = ways.get(way).stream().mapToInt(Integer::intValue).toArray();
      keys[way] = new KeyBatch(1);
    }
  }

  /** {@link #of} will be asked for the rows of a batch. */
  void begin(Batch batch) {
    for (int way = 0; way < columns.length; way++) {
      if (columns[way].length > 0) {
        encodings[way].encode(batch, columns[way], keys[way]);
      }
    }
  }

  long of(int way, int row) {
    // By the upper bits of the hash: the lowest are the same for many short keys.
    int bucket = columns[way].length == 0 ? 0 : KeyGroups.of(keys[way].hashes()[row], count);
    return (long) way * count + bucket;
  }
}

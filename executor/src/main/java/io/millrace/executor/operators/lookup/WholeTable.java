package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * All rows of a table.
 *
 * @param places where those of each key stand
 */
record WholeTable(Batch all, Map<KeyBytes, int[]> places) {

  /**
   * @param keys columns by which rows are looked up
   */
  static WholeTable of(Batch all, int[] keys, KeyEncoding encoding) {
    KeyBatch encoded = new KeyBatch(1);
    encoding.encode(all, keys, encoded);
    Map<KeyBytes, int[]> places = new HashMap<>();
    KeyBytes probe = new KeyBytes();
    Slice view = new Slice();
    for (int i = 0; i < all.rows(); i++) {
      probe.set(encoded.key(i, view));
      int[] before = places.get(probe);
      if (before == null) {
        places.put(probe.copy(), new int[] {1, i});
        continue;
      }
      int[] more =
          before.length == before[0] + 1 ? Arrays.copyOf(before, before.length * 2) : before;
      more[++more[0]] = i;
      if (more != before) {
        places.put(probe.copy(), more);
      }
    }
    places.replaceAll((key, list) -> Arrays.copyOfRange(list, 1, list[0] + 1));
    return new WholeTable(all, places);
  }
}

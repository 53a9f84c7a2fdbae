package io.millrace.executor.operators.sort;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.sort.SortLimit.Key;
import java.util.Arrays;
import java.util.List;

/** Sorts the rows of one batch by their encoded keys. */
final class RowOrder {
  private final List<DataType> types;
  private final List<Key> keys;
  private KeyBatch[] encoded;
  private Column[] columns;

  RowOrder(List<DataType> types, List<Key> keys) {
    this.types = types;
    this.keys = keys;
  }

  /** Positions of all rows of a batch without selection, in order; a stable sort. */
  int[] sort(Batch batch) {
    int rows = batch.rows();
    encoded = new KeyBatch[keys.size()];
    columns = new Column[keys.size()];
    for (int k = 0; k < encoded.length; k++) {
      int column = keys.get(k).column();
      encoded[k] = new KeyBatch(1);
      columns[k] = batch.column(column);
      KeyEncoding.of(List.of(types.get(column))).encode(batch, new int[] {column}, encoded[k]);
    }
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    if (encoded.length > 0) {
      mergeSort(order, new int[rows], 0, rows);
    }
    return order;
  }

  private void mergeSort(int[] order, int[] spare, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = from + to >>> 1;
    mergeSort(order, spare, from, middle);
    mergeSort(order, spare, middle, to);
    if (compare(order[middle - 1], order[middle]) <= 0) {
      return;
    }
    System.arraycopy(order, from, spare, from, middle - from);
    int left = from;
    int right = middle;
    for (int i = from; left < middle; i++) {
      boolean takeLeft = right == to || compare(spare[left], order[right]) <= 0;
      order[i] = takeLeft ? spare[left++] : order[right++];
    }
  }

  private int compare(int a, int b) {
    for (int k = 0; k < encoded.length; k++) {
      int result = compare(k, a, b);
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  private int compare(int k, int a, int b) {
    Key key = keys.get(k);
    boolean aNull = columns[k].isNull(a);
    boolean bNull = columns[k].isNull(b);
    if (aNull || bNull) {
      return aNull == bNull ? 0 : aNull == key.nullsFirst() ? -1 : 1;
    }
    byte[] bytes = encoded[k].bytes();
    int[] offsets = encoded[k].offsets();
    int result =
        Arrays.compareUnsigned(
            bytes, offsets[a], offsets[a + 1], bytes, offsets[b], offsets[b + 1]);
    return key.descending() ? -result : result;
  }
}

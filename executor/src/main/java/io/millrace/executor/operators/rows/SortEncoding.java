package io.millrace.executor.operators.rows;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import java.util.List;

/**
 * Sort keys as bytes whose unsigned order is the order asked for: each column's key encoding, its
 * bits turned over where the order is descending. No encoding is a prefix of another one. One
 * thread.
 */
public final class SortEncoding {
  private static final byte LOW = 0;
  private static final byte HIGH = 1;

  private final List<SortColumn> sort;
  private final KeyEncoding[] encodings;
  private final Column[] single = new Column[1];

  /**
   * @param types of the input's columns
   */
  public SortEncoding(List<DataType> types, List<SortColumn> sort) {
    this.sort = List.copyOf(sort);
    this.encodings =
        sort.stream()
            .map(key -> KeyEncoding.of(List.of(types.get(key.column()).withNullable(true))))
            .toArray(KeyEncoding[]::new);
  }

  /** Appends the sort key of the row at a position. */
  public void write(Batch batch, int position, SliceWriter out) {
    for (int i = 0; i < encodings.length; i++) {
      SortColumn key = sort.get(i);
      single[0] = batch.column(key.column()).flat();
      // NULL encodes lowest; where the query wants it elsewhere a byte before says so.
      if (key.nullsFirst() == key.descending()) {
        out.append(single[0].isNull(position) == key.nullsFirst() ? LOW : HIGH);
      }
      int start = out.length();
      encodings[i].encode(single, position, out);
      if (key.descending()) {
        byte[] array = out.array();
        for (int at = start; at < out.length(); at++) {
          array[at] = (byte) ~array[at];
        }
      }
    }
  }
}

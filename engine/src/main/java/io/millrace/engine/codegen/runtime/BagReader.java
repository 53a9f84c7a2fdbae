package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.IntBuilder;
import io.millrace.data.column.MapBuilder;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.functions.json.JsonCollection;
import java.util.Arrays;
import java.util.List;

/** Makes results of collected values, see {@link Bag}. One thread. */
public final class BagReader {
  private final List<DataType> types;
  private final DataType header;
  private final KeyEncoding encoding;
  private final ColumnBuilder[] values;
  private final ArrayBuilder array;
  private final MapBuilder multiset;
  private final SliceWriter text = new SliceWriter();
  private final Slice view = new Slice();
  private final Slice value = new Slice();
  private long[] counts = new long[16];
  private int size;

  /** Reads values of the types of a row's fields, with a header of a type, or null. */
  public BagReader(DataType row, DataType header) {
    types = ((RowType) row).fields().stream().map(f -> (DataType) f.type()).toList();
    this.header = header;
    encoding = KeyEncoding.of(types);
    values = types.stream().map(t -> ColumnBuilder.of(t, 16)).toArray(ColumnBuilder[]::new);
    DataType first = types.get(0);
    array = (ArrayBuilder) ColumnBuilder.of(new ArrayType(first, true), 1);
    multiset = (MapBuilder) ColumnBuilder.of(new MultisetType(first, true), 1);
  }

  /** Reads values that count into builders; null stands for no value at all. */
  private void read(Slice bag, ColumnBuilder[] out) {
    size = 0;
    if (bag == null) {
      return;
    }
    byte[] bytes = bag.array;
    int end = bag.offset + bag.length;
    int at = bag.offset + 4 + Bytes.getInt(bytes, bag.offset);
    while (at < end) {
      long count = Bytes.getLong(bytes, at);
      if (count > 0) {
        encoding.decode(bytes, at + Bag.PREFIX, out);
        if (size == counts.length) {
          counts = Arrays.copyOf(counts, size * 2);
        }
        counts[size++] = count;
      }
      at += Bag.PREFIX + Bytes.getInt(bytes, at + Bag.COUNT);
    }
  }

  private Column[] columns(Slice bag) {
    read(bag, values);
    Column[] columns = new Column[values.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = values[i].build();
    }
    return columns;
  }

  /** A column of one array of all values; null if there are none. */
  public Column array(Slice bag) {
    array.truncate(0);
    read(bag, new ColumnBuilder[] {array.elements()});
    if (size == 0) {
      return null;
    }
    array.end();
    return array.build();
  }

  /** The least or greatest value, encoded; null if there is none. */
  public Slice extreme(Slice bag, boolean greatest) {
    if (bag == null) {
      return null;
    }
    int end = bag.offset + bag.length;
    boolean any = false;
    int next;
    for (int at = bag.offset + 4 + Bytes.getInt(bag.array, bag.offset); at < end; at = next) {
      next = at + Bag.PREFIX + Bytes.getInt(bag.array, at + Bag.COUNT);
      if (Bytes.getLong(bag.array, at) > 0) {
        value.set(bag.array, at + Bag.PREFIX, next - at - Bag.PREFIX);
        if (!any || value.compareTo(view) > 0 == greatest) {
          view.set(value.array, value.offset, value.length);
          any = true;
        }
      }
    }
    return any ? view : null;
  }

  /** A column of one multiset of all values; each counts once if they are {@code distinct}. */
  public Column multiset(Slice bag, boolean distinct) {
    multiset.truncate(0);
    read(bag, new ColumnBuilder[] {multiset.keys()});
    for (int i = 0; i < size; i++) {
      ((IntBuilder) multiset.values()).append(distinct ? 1 : Math.toIntExact(counts[i]));
    }
    multiset.end();
    return multiset.build();
  }

  /** The values, raw JSON or not, as a JSON array; null if {@code exists} is false. */
  public Slice jsonArray(Slice bag, boolean raw, boolean exists) {
    Column[] columns = columns(bag);
    text.truncate(0);
    JsonCollection.array(types.get(0), columns[0], size, raw, text);
    return exists ? text.view(view) : null;
  }

  /** The pairs of key and value as a JSON object; null if {@code exists} is false. */
  public Slice jsonObject(Slice bag, boolean raw, boolean exists) {
    Column[] columns = columns(bag);
    text.truncate(0);
    JsonCollection.object(columns[0], types.get(1), columns[1], size, raw, text);
    return exists ? text.view(view) : null;
  }

  /** A column of one array of percentiles, or of a DOUBLE; null if there are no values. */
  public Column percentiles(Slice bag) {
    Column[] columns = columns(bag);
    if (size == 0) {
      return null;
    }
    ColumnBuilder shares = ColumnBuilder.of(header, 1);
    KeyEncoding.of(List.of(header)).decode(bag.array, bag.offset + 4, new ColumnBuilder[] {shares});
    Percentiles percentiles = new Percentiles(types.get(0), columns[0], counts, size);
    return percentiles.of(header, shares.build());
  }
}

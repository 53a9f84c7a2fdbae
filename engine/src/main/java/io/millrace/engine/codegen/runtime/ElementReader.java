package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.DoubleBuilder;
import io.millrace.data.column.IntBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.column.LongPairBuilder;
import io.millrace.data.column.LongPairColumn;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.state.table.ElementTable;
import java.util.List;

/** Reads the first or last element of a group back from its encoding. One thread. */
public final class ElementReader {
  private final KeyEncoding encoding;
  private final ColumnBuilder builder;
  private final ColumnBuilder[] builders;
  private final Slice element = new Slice();
  private final Slice bytes = new Slice();
  private LongPairColumn pair;

  /** Elements of one value of a type. */
  public ElementReader(DataType type) {
    encoding = KeyEncoding.of(List.of(type));
    builder = ColumnBuilder.of(type, 1);
    builders = new ColumnBuilder[] {builder};
  }

  /** Reads the least element of the group of key {@code i}; false if it has none. */
  public boolean first(ElementTable table, KeyBatch keys, int i) {
    return read(table, table.first(keys, i));
  }

  /** Reads the greatest element of the group of key {@code i}; false if it has none. */
  public boolean last(ElementTable table, KeyBatch keys, int i) {
    return read(table, table.last(keys, i));
  }

  private boolean read(ElementTable table, long row) {
    if (row < 0) {
      return false;
    }
    table.element(row, element);
    return read(element);
  }

  /** Reads an encoded value; false if it is null. */
  public boolean read(Slice value) {
    if (value == null) {
      return false;
    }
    builder.truncate(0);
    encoding.decode(value.array, value.offset, builders);
    if (builder instanceof LongPairBuilder pairs) {
      pair = pairs.build();
    }
    return true;
  }

  public int intValue() {
    return ((IntBuilder) builder).get(0);
  }

  public long longValue() {
    return ((LongBuilder) builder).get(0);
  }

  public double doubleValue() {
    return ((DoubleBuilder) builder).get(0);
  }

  public long high() {
    return pair.high()[0];
  }

  public long low() {
    return pair.low()[0];
  }

  /** Valid until the next read. */
  public Slice bytes() {
    return ((BytesBuilder) builder).get(0, bytes);
  }
}

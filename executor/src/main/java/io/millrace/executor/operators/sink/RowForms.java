package io.millrace.executor.operators.sink;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.Layouts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows as bytes that also tell which row it is: {@code length of identity (4) | identity | row}.
 * The identity is the upsert key; without one it is empty, and the row itself tells.
 */
final class RowForms {
  private final boolean keyed;
  private final KeyEncoding encoding;
  private final int[] columns;
  private final RowWriter writer;
  private final RowReader reader;
  private final Layout layout;
  private final Column[] identity;

  RowForms(SinkKeySpec spec) {
    keyed = !spec.upsertKey().isEmpty();
    columns = spec.upsertKey().stream().mapToInt(Integer::intValue).toArray();
    encoding = KeyEncoding.of(spec.upsertKey().stream().map(spec.types()::get).toList());
    layout = Layouts.numbered("c", spec.types());
    writer = new RowWriter(layout);
    reader = new RowReader(layout);
    identity = new Column[columns.length];
  }

  /** Types behind the bytes. */
  Layout layout() {
    return layout;
  }

  /** Appends the form of a row. */
  void write(Batch batch, int position, SliceWriter out) {
    int start = out.length();
    out.appendInt(0);
    for (int i = 0; i < columns.length; i++) {
      identity[i] = batch.column(columns[i]);
    }
    encoding.encode(identity, position, out);
    Bytes.putInt(out.array(), start, out.length() - start - 4);
    writer.write(batch.columns(), position, out);
  }

  /** Whether two forms are of the same row of the query. */
  boolean isSame(Slice a, Slice b) {
    if (!keyed) {
      return a.contentEquals(b);
    }
    int length = Bytes.getInt(a.array, a.offset) + 4;
    return length == Bytes.getInt(b.array, b.offset) + 4
        && Arrays.equals(
            a.array, a.offset, a.offset + length, b.array, b.offset, b.offset + length);
  }

  boolean isKeyed() {
    return keyed;
  }

  /** Whether two forms have the same columns. */
  boolean isEqual(Slice a, Slice b) {
    return a.contentEquals(b);
  }

  /** Appends the columns of a row. */
  void read(Slice form, ColumnBuilder[] out) {
    reader.read(form.array, form.offset + 4 + Bytes.getInt(form.array, form.offset), out);
  }

  /** Layout of a key. */
  static Layout keys(SinkKeySpec spec, List<DataType> more) {
    List<DataType> types = new ArrayList<>(spec.keyTypes());
    types.addAll(more);
    return Layouts.numbered("k", types);
  }
}

package io.millrace.executor.operators.sink;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes under one primary key as bytes, one after the other: {@code kind (1) | length (4) | form
 * of the row}, see {@link RowForms}. A change and the one that undoes it are not kept.
 */
final class ChangeList {
  private static final int HEADER = 5;

  private final RowForms forms;
  private final Slice a = new Slice();
  private final Slice b = new Slice();

  ChangeList(RowForms forms) {
    this.forms = forms;
  }

  /** Puts {@code old} with one more change into {@code out}, which is empty. */
  void append(Slice old, Batch batch, int position, SliceWriter out) {
    out.append(old);
    int start = out.length();
    byte kind = batch.kindAt(position);
    out.append(kind);
    out.appendInt(0);
    forms.write(batch, position, out);
    Bytes.putInt(out.array(), start + 1, out.length() - start - HEADER);
    int undone = undoneBy(out, start);
    if (undone >= 0) {
      int next = end(out.array(), undone);
      byte[] array = out.array();
      System.arraycopy(array, next, array, undone, start - next);
      out.truncate(start - (next - undone));
    }
  }

  /** Where the change stands that the last one, at {@code last}, undoes; or -1. */
  private int undoneBy(SliceWriter out, int last) {
    byte[] array = out.array();
    form(array, last, a);
    for (int at = 0; at < last; at = end(array, at)) {
      boolean opposite = RowKind.isRetraction(array[at]) != RowKind.isRetraction(array[last]);
      if (opposite && form(array, at, b).contentEquals(a)) {
        return at;
      }
    }
    return -1;
  }

  private static int end(byte[] array, int at) {
    return at + HEADER + Bytes.getInt(array, at + 1);
  }

  private static Slice form(byte[] array, int at, Slice view) {
    return view.set(array, at + HEADER, Bytes.getInt(array, at + 1));
  }

  /** Carries the changes out on the rows under the key, in order. */
  void apply(Slice list, List<Slice> rows) {
    int end = list.offset + list.length;
    for (int at = list.offset; at < end; at = end(list.array, at)) {
      Slice change = form(list.array, at, new Slice());
      int index = indexOf(rows, change);
      if (RowKind.isRetraction(list.array[at])) {
        if (index >= 0) {
          rows.remove(index);
        }
      } else if (index >= 0 && forms.isKeyed()) {
        rows.set(index, change);
      } else {
        rows.add(change);
      }
    }
  }

  private int indexOf(List<Slice> rows, Slice wanted) {
    for (int i = 0; i < rows.size(); i++) {
      if (forms.isSame(rows.get(i), wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** A list of rows that begins with one that may be missing. */
  static List<Slice> rowsWith(Slice first) {
    List<Slice> rows = new ArrayList<>();
    if (first != null) {
      rows.add(first);
    }
    return rows;
  }
}

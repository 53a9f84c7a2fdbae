package io.millrace.data.encoding;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.ConstantColumn;
import io.millrace.data.column.DictionaryColumn;
import io.millrace.data.type.DataType;
import java.util.Arrays;
import java.util.List;

/**
 * Rows as bytes whose unsigned order is the SQL order of the rows, NULL first, and whose equality
 * is SQL's "not distinct from". The fields follow each other without gaps and none is a prefix of
 * another, so encodings may be concatenated and scanned by prefix. A NOT NULL BIGINT is exactly 8
 * bytes, a nullable one 9. DECIMALs compare at one scale; -0.0 equals 0.0 and NaN is the largest
 * DOUBLE. Part of the checkpoint format. Immutable.
 */
public final class KeyEncoding {
  private final KeyField[] fields;
  private final int fixedWidth;

  private KeyEncoding(KeyField[] fields) {
    this.fields = fields;
    this.fixedWidth = RowKey.totalWidth(fields);
  }

  /** The encoding of rows of these types; none at all encode as no bytes. */
  public static KeyEncoding of(List<? extends DataType> types) {
    return new KeyEncoding(types.stream().map(KeyField::of).toArray(KeyField[]::new));
  }

  /** Bytes of every key, or -1 if keys differ in length. */
  public int fixedWidth() {
    return fixedWidth;
  }

  /** Encodes the columns {@code keyColumns} of all rows of a batch, replacing what is there. */
  public void encode(Batch batch, int[] keyColumns, KeyBatch out) {
    Column[] columns = new Column[keyColumns.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(keyColumns[i]);
    }
    encode(columns, batch.selection(), batch.rows(), out);
  }

  /** Encodes the values at {@code positions[0..rows)}, or at 0..rows if that is null. */
  public void encode(Column[] columns, int[] positions, int rows, KeyBatch out) {
    int[] cursors = out.cursors(rows);
    if (fixedWidth >= 0) {
      out.startFixed(rows, fixedWidth);
      System.arraycopy(out.offsets(), 0, cursors, 0, rows);
    } else {
      Arrays.fill(cursors, 0, rows, 0);
      for (int i = 0; i < fields.length; i++) {
        addSizes(fields[i], columns[i], positions, rows, out);
      }
      out.startSized(rows);
    }
    for (int i = 0; i < fields.length; i++) {
      int[] resolved = resolve(columns[i], positions, rows, out);
      fields[i].writeAll(flat(columns[i]), resolved, rows, out.bytes(), cursors);
    }
    out.seal();
  }

  private static void addSizes(
      KeyField field, Column column, int[] positions, int rows, KeyBatch out) {
    int[] sizes = out.cursors(rows);
    int width = field.fixedWidth();
    if (width < 0) {
      field.addSizes(flat(column), resolve(column, positions, rows, out), rows, sizes);
      return;
    }
    for (int i = 0; i < rows; i++) {
      sizes[i] += width;
    }
  }

  /** The column behind an encoding. */
  private static Column flat(Column column) {
    return column instanceof DictionaryColumn dictionary
        ? dictionary.dictionary()
        : column instanceof ConstantColumn constant ? constant.value() : column;
  }

  /** Where the rows stand in the column behind an encoding. */
  private static int[] resolve(Column column, int[] positions, int rows, KeyBatch out) {
    if (column instanceof DictionaryColumn dictionary) {
      int[] resolved = out.resolved(rows);
      for (int i = 0; i < rows; i++) {
        resolved[i] = dictionary.ids()[positions == null ? i : positions[i]];
      }
      return resolved;
    }
    if (column instanceof ConstantColumn) {
      int[] resolved = out.resolved(rows);
      Arrays.fill(resolved, 0, rows, 0);
      return resolved;
    }
    return positions;
  }

  /** Appends the encoding of one row. */
  public void encode(Column[] columns, int position, SliceWriter out) {
    for (int i = 0; i < fields.length; i++) {
      int size = fields[i].size(columns[i], position);
      out.reserve(size);
      fields[i].write(columns[i], position, out.array(), out.length());
      out.advance(size);
    }
  }

  /** Appends the fields of a key to one builder each; returns where the key ended. */
  public int decode(byte[] data, int offset, ColumnBuilder[] out) {
    int at = offset;
    for (int i = 0; i < fields.length; i++) {
      at = fields[i].read(data, at, out[i]);
    }
    return at;
  }

  /**
   * Whether keys stored under {@code stored} types are found under {@code wanted} ones: SAME or
   * INCOMPATIBLE, since the bytes of a key also decide where it is.
   */
  public static Compatibility compare(List<DataType> stored, List<DataType> wanted) {
    if (stored.size() != wanted.size()) {
      return Compatibility.INCOMPATIBLE;
    }
    for (int i = 0; i < stored.size(); i++) {
      boolean sameFamily = TypeChange.of(stored.get(i), wanted.get(i)) == Compatibility.SAME;
      if (!sameFamily) {
        return Compatibility.INCOMPATIBLE;
      }
    }
    return Compatibility.SAME;
  }
}

package io.millrace.connectors.format.json;

import io.millrace.connectors.format.scalar.BadValue;
import io.millrace.connectors.format.scalar.ValueText;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.RowBuilder;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads objects as rows: fields by name, which is case-sensitive; unknown ones are skipped, the
 * last of several with the same name counts. Used by one thread.
 */
public final class JsonRows {
  private final String prefix;
  private final JsonOptions options;
  private final byte[][] names;
  private final DataType[] types;
  private final JsonReader[] readers;
  private final Map<Slice, Integer> indexes = new HashMap<>();
  private final Slice name = new Slice();
  private ColumnBuilder[] builders = {};
  private RowBuilder builtRow;

  /**
   * A reader of rows.
   *
   * @param prefix stands before the names of fields in messages
   */
  public JsonRows(String prefix, List<Field> fields, JsonOptions options) {
    this.prefix = prefix;
    this.options = options;
    JsonReaders all = new JsonReaders(options);
    names = new byte[fields.size()][];
    types = new DataType[names.length];
    readers = new JsonReader[names.length];
    for (int i = 0; i < names.length; i++) {
      Field field = fields.get(i);
      names[i] = field.name().getBytes(StandardCharsets.UTF_8);
      types[i] = field.type();
      readers[i] = all.of(prefix + field.name(), field.type());
      indexes.put(Slice.of(names[i]), i);
    }
  }

  /** Reads an object into a value of each column; ends no row. */
  public void read(JsonCursor in, BatchBuilder out) {
    read(in, out.columns(), out.rows());
  }

  /** The same; a field that the object does not have is that of a row of {@code other}. */
  public void read(JsonCursor in, BatchBuilder out, Batch other, int position) {
    int row = out.rows();
    fields(in, out.columns(), row);
    for (int i = 0; i < names.length; i++) {
      if (out.column(i).length() == row) {
        out.column(i).copyFrom(other.column(i), position);
      }
    }
  }

  /** Reads an object into a value of each field; ends no row. */
  void read(JsonCursor in, RowBuilder out) {
    if (builtRow != out) {
      builtRow = out;
      builders = new ColumnBuilder[out.fieldCount()];
      Arrays.setAll(builders, out::field);
    }
    read(in, builders, out.length());
  }

  private void read(JsonCursor in, ColumnBuilder[] out, int row) {
    fields(in, out, row);
    for (int i = 0; i < names.length; i++) {
      if (out[i].length() == row) {
        appendMissing(i, out[i]);
      }
    }
  }

  private void fields(JsonCursor in, ColumnBuilder[] out, int row) {
    if (in.peek() != '{') {
      throw new BadValue("an object");
    }
    in.require('{');
    if (!in.take('}')) {
      int expected = 0;
      do {
        in.peek();
        in.readString(name);
        int field = find(expected);
        in.require(':');
        in.peek();
        if (field < 0) {
          in.skipValue(name);
        } else {
          readField(in, field, out[field], row);
          expected = field + 1;
        }
      } while (in.take(','));
      in.require('}');
    }
  }

  /** Index of the field with the name just read, or -1; likely the expected one. */
  private int find(int expected) {
    if (expected < names.length
        && Arrays.equals(
            name.array,
            name.offset,
            name.offset + name.length,
            names[expected],
            0,
            names[expected].length)) {
      return expected;
    }
    return indexes.getOrDefault(name, -1);
  }

  private void readField(JsonCursor in, int field, ColumnBuilder out, int row) {
    out.truncate(row);
    int position = in.position();
    try {
      readers[field].read(in, out);
    } catch (BadValue e) {
      in.back(position);
      in.skipValue(name);
      throw ValueText.error(path(field), e, in.bytes(), position, in.position());
    }
  }

  private String path(int field) {
    return prefix + new String(names[field], StandardCharsets.UTF_8);
  }

  private void appendMissing(int field, ColumnBuilder out) {
    if (options.failOnMissing()) {
      throw MillraceException.deterministic("field '" + path(field) + "' is missing");
    }
    if (!types[field].nullable()) {
      throw ValueText.nullError(path(field));
    }
    out.appendNull();
  }
}

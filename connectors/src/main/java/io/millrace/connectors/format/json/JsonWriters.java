package io.millrace.connectors.format.json;

import io.millrace.connectors.format.scalar.ScalarWriter;
import io.millrace.connectors.format.scalar.ScalarWriters;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.RowColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.Types;
import io.millrace.data.variant.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the writer of a type. */
public final class JsonWriters {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  private final JsonOptions options;

  public JsonWriters(JsonOptions options) {
    this.options = options;
  }

  /** Writes rows as objects. */
  @FunctionalInterface
  public interface RowWriter {
    /** Appends the row at {@code position} of flat columns. */
    void write(Column[] columns, int position, SliceWriter out);
  }

  public RowWriter rows(List<Field> fields) {
    byte[][] names = new byte[fields.size()][];
    ScalarWriter[] writers = new ScalarWriter[names.length];
    for (int i = 0; i < names.length; i++) {
      SliceWriter name = new SliceWriter();
      byte[] text = fields.get(i).name().getBytes(StandardCharsets.UTF_8);
      JsonString.append(text, 0, text.length, name);
      name.append((byte) ':');
      names[i] = name.toByteArray();
      writers[i] = of(fields.get(i).name(), fields.get(i).type());
    }
    boolean omitNulls = options.omitNulls();
    return (columns, position, out) -> {
      int before = '{';
      for (int i = 0; i < names.length; i++) {
        if (!omitNulls || !columns[i].isNull(position)) {
          out.append((byte) before);
          out.append(names[i], 0, names[i].length);
          writers[i].write(columns[i], position, out);
          before = ',';
        }
      }
      if (before == '{') {
        out.append((byte) '{');
      }
      out.append((byte) '}');
    };
  }

  /** The writer of a column, NULL included. */
  private ScalarWriter of(String path, DataType type) {
    ScalarWriter values = values(path, type);
    return (column, position, out) -> {
      if (column.isNull(position)) {
        out.append(NULL, 0, NULL.length);
      } else {
        values.write(column, position, out);
      }
    };
  }

  private ScalarWriter values(String path, DataType type) {
    JsonOptions.requireSupported(path, type);
    if (type instanceof CharacterType) {
      return (column, position, out) -> writeText((BytesColumn) column, position, out);
    }
    if (type instanceof ArrayType array) {
      return arrays(of(path, array.element()));
    }
    if (type instanceof RowType row) {
      RowWriter fields = rows(row.fields());
      return (column, position, out) -> {
        List<Column> columns = ((RowColumn) column).fields();
        Column[] flat = new Column[columns.size()];
        for (int i = 0; i < flat.length; i++) {
          flat[i] = columns.get(i).flat();
        }
        fields.write(flat, position, out);
      };
    }
    if (type instanceof MapType map) {
      return maps(path, map, map.key(), map.value());
    }
    if (type instanceof MultisetType multiset) {
      return maps(path, multiset, multiset.element(), Types.INT);
    }
    ScalarWriter text = ScalarWriters.of(type, options.style(), options.plainDecimals());
    if (type instanceof FloatingType) {
      return (column, position, out) -> {
        boolean finite = Double.isFinite(((DoubleColumn) column).get(position));
        write(text, column, position, !finite, out);
      };
    }
    boolean quoted =
        !type.isNumeric() && !(type instanceof BooleanType) && !(type instanceof IntervalType);
    return (column, position, out) -> write(text, column, position, quoted, out);
  }

  private static void write(
      ScalarWriter text, Column column, int position, boolean quoted, SliceWriter out) {
    if (quoted) {
      out.append((byte) '"');
    }
    text.write(column, position, out);
    if (quoted) {
      out.append((byte) '"');
    }
  }

  private static void writeText(BytesColumn column, int position, SliceWriter out) {
    int from = column.offsets()[position];
    JsonString.append(column.data(), from, column.offsets()[position + 1], out);
  }

  private static ScalarWriter arrays(ScalarWriter element) {
    return (column, position, out) -> {
      ArrayColumn arrays = (ArrayColumn) column;
      Column elements = arrays.elements().flat();
      out.append((byte) '[');
      int first = arrays.offsets()[position];
      for (int i = first; i < arrays.offsets()[position + 1]; i++) {
        if (i > first) {
          out.append((byte) ',');
        }
        element.write(elements, i, out);
      }
      out.append((byte) ']');
    };
  }

  private ScalarWriter maps(String path, DataType type, DataType key, DataType value) {
    if (!(key instanceof CharacterType)) {
      throw MillraceException.deterministic(
          "format 'json' cannot hold column '"
              + path
              + "' of type "
              + type
              + ": keys of maps must be strings");
    }
    ScalarWriter values = of(path, value);
    byte[] literal = options.nullKeyLiteral().getBytes(StandardCharsets.UTF_8);
    return (column, position, out) -> {
      MapColumn maps = (MapColumn) column;
      Column keys = maps.keys().flat();
      Column entries = maps.values().flat();
      int before = '{';
      for (int i = maps.offsets()[position]; i < maps.offsets()[position + 1]; i++) {
        if (keys.isNull(i) && options.nullKeys() == JsonOptions.NullKeys.DROP) {
          continue;
        }
        out.append((byte) before);
        if (!keys.isNull(i)) {
          writeText((BytesColumn) keys, i, out);
        } else if (options.nullKeys() == JsonOptions.NullKeys.LITERAL) {
          JsonString.append(literal, 0, literal.length, out);
        } else {
          throw nullKey(path);
        }
        out.append((byte) ':');
        values.write(entries, i, out);
        before = ',';
      }
      if (before == '{') {
        out.append((byte) '{');
      }
      out.append((byte) '}');
    };
  }

  private static MillraceException nullKey(String path) {
    return MillraceException.deterministic(
            "column '" + path + "': JSON has no keys that are NULL, but the map has one")
        .withHint("Set 'json.map-null-key.mode' to 'DROP' or 'LITERAL'.");
  }
}

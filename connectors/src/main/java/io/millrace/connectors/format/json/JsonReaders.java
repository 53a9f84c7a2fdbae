package io.millrace.connectors.format.json;

import io.millrace.connectors.format.scalar.BadValue;
import io.millrace.connectors.format.scalar.ScalarReader;
import io.millrace.connectors.format.scalar.ScalarReaders;
import io.millrace.connectors.format.scalar.ValueText;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.RowBuilder;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.Types;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Finds the reader of a type. */
final class JsonReaders {
  private static final int LONGEST_INTEGER = 20;

  private final JsonOptions options;

  JsonReaders(JsonOptions options) {
    this.options = options;
  }

  /**
   * The reader of a column or field, NULL included.
   *
   * @param path name of the column, and of the fields on the way, for messages
   */
  JsonReader of(String path, DataType type) {
    JsonReader values = values(path, type);
    Slice scratch = new Slice();
    return (in, out) -> {
      if (in.peek() == 'n') {
        in.readWord("null", scratch);
        if (!type.nullable()) {
          throw ValueText.nullError(path);
        }
        out.appendNull();
      } else if (!options.ignoreErrors() || !type.nullable()) {
        values.read(in, out);
      } else {
        int position = in.position();
        int length = out.length();
        try {
          values.read(in, out);
        } catch (BadValue e) {
          in.back(position);
          in.skipValue(scratch);
          out.truncate(length);
          out.appendNull();
        }
      }
    };
  }

  private JsonReader values(String path, DataType type) {
    JsonOptions.requireSupported(path, type);
    if (type instanceof RowType row) {
      return rows(path, row);
    }
    if (type instanceof ArrayType array) {
      return arrays(of(path, array.element()));
    }
    if (type instanceof MapType map) {
      return maps(path, map, map.key(), map.value());
    }
    if (type instanceof MultisetType multiset) {
      return maps(path, multiset, multiset.element(), Types.INT);
    }
    ScalarReader reader = ScalarReaders.of(type, options.style());
    if (type instanceof CharacterType) {
      return texts(reader);
    }
    if (type instanceof IntegralType) {
      return integers(type, reader);
    }
    return type instanceof BinaryType ? binaries(reader) : scalars(type, reader);
  }

  private static JsonReader texts(ScalarReader reader) {
    Slice text = new Slice();
    return (in, out) -> {
      int first = in.peek();
      if (first == '{' || first == '[') {
        BytesBuilder builder = (BytesBuilder) out;
        in.copyValue(builder.begin(), text);
        builder.end();
      } else {
        in.readScalar(text);
        reader.read(text.array, text.offset, text.offset + text.length, out);
      }
    };
  }

  private static JsonReader scalars(DataType type, ScalarReader reader) {
    Slice text = new Slice();
    return (in, out) -> {
      requireScalar(in, type);
      in.readScalar(text);
      reader.read(text.array, text.offset, text.offset + text.length, out);
    };
  }

  private static JsonReader binaries(ScalarReader reader) {
    Slice text = new Slice();
    return (in, out) -> {
      if (in.peek() != '"') {
        throw new BadValue("bytes in base 64");
      }
      in.readString(text);
      reader.read(text.array, text.offset, text.offset + text.length, out);
    };
  }

  private static void requireScalar(JsonCursor in, DataType type) {
    int first = in.peek();
    if (first == '{' || first == '[') {
      throw new BadValue(type.sql());
    }
  }

  /** Numbers such as 1.0 and 1e3 are whole numbers, too. */
  private static JsonReader integers(DataType type, ScalarReader reader) {
    Slice text = new Slice();
    return (in, out) -> {
      requireScalar(in, type);
      boolean number = in.peek() != '"';
      in.readScalar(text);
      byte[] bytes = text.array;
      int from = text.offset;
      int to = from + text.length;
      if (number && hasFraction(text)) {
        bytes = wholeNumber(text, type).getBytes(StandardCharsets.US_ASCII);
        from = 0;
        to = bytes.length;
      }
      reader.read(bytes, from, to, out);
    };
  }

  private static boolean hasFraction(Slice text) {
    for (int i = 0; i < text.length; i++) {
      int b = text.get(i);
      if (b == '.' || b == 'e' || b == 'E') {
        return true;
      }
    }
    return false;
  }

  private static String wholeNumber(Slice text, DataType type) {
    try {
      BigDecimal value = new BigDecimal(text.toString());
      if ((long) value.precision() - value.scale() > LONGEST_INTEGER || value.scale() > 1000) {
        throw new BadValue(type.sql());
      }
      return value.toBigIntegerExact().toString();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new BadValue(type.sql(), e);
    }
  }

  private JsonReader rows(String path, RowType type) {
    JsonRows rows = new JsonRows(path + ".", type.fields(), options);
    return (in, out) -> {
      RowBuilder row = (RowBuilder) out;
      rows.read(in, row);
      row.end();
    };
  }

  private static JsonReader arrays(JsonReader element) {
    return (in, out) -> {
      ArrayBuilder array = (ArrayBuilder) out;
      if (in.peek() != '[') {
        throw new BadValue("an array");
      }
      in.require('[');
      if (!in.take(']')) {
        do {
          in.peek();
          element.read(in, array.elements());
        } while (in.take(','));
        in.require(']');
      }
      array.end();
    };
  }

  private JsonReader maps(String path, DataType type, DataType key, DataType value) {
    if (!(key instanceof CharacterType)) {
      throw MillraceException.deterministic(
          "format 'json' cannot hold column '"
              + path
              + "' of type "
              + type
              + ": keys of maps must be strings");
    }
    return new JsonMaps(ScalarReaders.of(key, options.style()), of(path, value));
  }
}

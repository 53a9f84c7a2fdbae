package io.millrace.state.table;

import io.millrace.data.type.DataType;
import java.util.List;

/**
 * The types behind the keys and the values of a table, by which a restore tells whether saved rows
 * can be read.
 *
 * @param version version of the operator's own use of slots and bytes; another one is incompatible
 * @param key columns of the key, in order of the encoding
 * @param value columns of the value
 */
public record Layout(int version, List<Column> key, List<Column> value) {
  /** A column by its name, or whatever identifies it across versions of a query, and its type. */
  public record Column(String name, DataType type) {}

  /** How a saved layout relates to the present one. */
  public enum Match {
    /** Rows are read as they are. */
    SAME,
    /** Some value types are wider now; rows are read as they are, since their form is equal. */
    WIDENED,
    /** Rows cannot be read. */
    INCOMPATIBLE
  }

  public Layout {
    key = List.copyOf(key);
    value = List.copyOf(value);
  }

  /** A layout of types alone: columns are named by their position. */
  public static Layout of(int version, List<DataType> key, List<DataType> value) {
    return new Layout(version, numbered("k", key), numbered("v", value));
  }

  private static List<Column> numbered(String prefix, List<DataType> types) {
    return java.util.stream.IntStream.range(0, types.size())
        .mapToObj(i -> new Column(prefix + i, types.get(i)))
        .toList();
  }

  /**
   * Bytes a key takes when every column has a fixed width, with a byte a column that tells NULL; -1
   * if a column varies. A hint: how much of a key is worth keeping beside its row.
   */
  int keyWidthBytes() {
    int width = 0;
    for (Column column : key) {
      switch (column.type.physical()) {
        case INT -> width += 5;
        case LONG, DOUBLE -> width += 9;
        case LONG_PAIR -> width += 17;
        case NULL -> width += 1;
        case BYTES, ROW, ARRAY, MAP -> {
          return -1;
        }
      }
    }
    return width;
  }
}

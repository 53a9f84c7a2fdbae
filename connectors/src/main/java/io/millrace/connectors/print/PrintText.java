package io.millrace.connectors.print;

import io.millrace.data.column.Column;
import io.millrace.data.column.JavaValues;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.Types;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Values as Flink's {@code print} connector shows them: as Java objects print themselves, rows
 * within a row with their kind.
 */
final class PrintText {
  private PrintText() {}

  /** Appends the value at {@code position}. */
  static void append(DataType type, Column column, int position, StringBuilder out) {
    append(type, JavaValues.get(type, column, position), out);
  }

  private static void append(DataType type, Object value, StringBuilder out) {
    if (value instanceof byte[] bytes) {
      out.append(Arrays.toString(bytes));
    } else if (value == null || !type.physical().isNested()) {
      out.append(value);
    } else if (type instanceof RowType row) {
      out.append("+I[");
      List<?> values = (List<?>) value;
      for (int i = 0; i < values.size(); i++) {
        Field field = row.fields().get(i);
        out.append(i == 0 ? "" : ", ");
        append(field.type(), values.get(i), out);
      }
      out.append(']');
    } else if (type instanceof ArrayType array) {
      out.append('[');
      String separator = "";
      for (Object element : (List<?>) value) {
        out.append(separator);
        append(array.element(), element, out);
        separator = ", ";
      }
      out.append(']');
    } else {
      appendMap(type, (Map<?, ?>) value, out);
    }
  }

  private static void appendMap(DataType type, Map<?, ?> entries, StringBuilder out) {
    DataType key =
        type instanceof MapType map ? map.key() : ((DataType.MultisetType) type).element();
    DataType value = type instanceof MapType map ? map.value() : Types.INT;
    out.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> it = entries.entrySet().iterator(); it.hasNext(); ) {
      Map.Entry<?, ?> entry = it.next();
      append(key, entry.getKey(), out);
      out.append('=');
      append(value, entry.getValue(), out);
      out.append(it.hasNext() ? ", " : "");
    }
    out.append('}');
  }
}

package io.millrace.engine.constraint;

import io.millrace.data.column.Column;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.engine.constraint.ConstraintSettings.Lengths;
import io.millrace.engine.constraint.ConstraintSettings.Nested;
import io.millrace.engine.constraint.NestedConstraints.Elements;
import io.millrace.engine.constraint.NestedConstraints.Entries;
import io.millrace.engine.constraint.NestedConstraints.Fields;
import io.millrace.engine.constraint.NestedConstraints.Present;
import java.util.ArrayList;
import java.util.List;

/** Makes values fit their type, or says which one does not. */
interface ColumnConstraint {

  /**
   * The column with values that fit.
   *
   * @param column flat; each of its values is looked at
   * @param rows to which row of the batch each value belongs
   */
  Column enforce(Column column, RowsOf rows);

  /** The rows that the values of a column are part of, and those that are to be left out. */
  interface RowsOf {
    /** Leaves out the row that holds value {@code index}. */
    void drop(int index);
  }

  /**
   * What a type demands of its values beyond NOT NULL; null: nothing.
   *
   * @param path the column of the table, and the way into it, for messages
   */
  static ColumnConstraint of(
      String table, String path, DataType type, ConstraintSettings settings) {
    boolean lengths = settings.lengths() != Lengths.IGNORE;
    if (type instanceof CharacterType text) {
      return lengths && text.length() < Integer.MAX_VALUE
          ? new LengthConstraint(
              place(table, path), type, text.length(), !text.varying(), true, settings.lengths())
          : null;
    } else if (type instanceof BinaryType bytes) {
      return lengths && bytes.length() < Integer.MAX_VALUE
          ? new LengthConstraint(
              place(table, path), type, bytes.length(), !bytes.varying(), false, settings.lengths())
          : null;
    }
    boolean rows = settings.nested() != Nested.IGNORE;
    if (rows && type instanceof RowType row) {
      List<ColumnConstraint> fields = new ArrayList<>();
      for (Field field : row.fields()) {
        fields.add(within(table, path + "." + field.name(), field.type(), settings));
      }
      return fields.stream().allMatch(f -> f == null) ? null : new Fields(fields);
    }
    return settings.nested() == Nested.ROWS_AND_COLLECTIONS
        ? collection(table, path, type, settings)
        : null;
  }

  private static ColumnConstraint collection(
      String table, String path, DataType type, ConstraintSettings settings) {
    if (type instanceof ArrayType array) {
      ColumnConstraint element = within(table, path + "[element]", array.element(), settings);
      return element == null ? null : new Elements(element);
    } else if (type instanceof MapType map) {
      ColumnConstraint key = within(table, path + "[key]", map.key(), settings);
      ColumnConstraint value = within(table, path + "[value]", map.value(), settings);
      return key == null && value == null ? null : new Entries(key, value);
    } else if (type instanceof MultisetType multiset) {
      ColumnConstraint element = within(table, path + "[element]", multiset.element(), settings);
      return element == null ? null : new Entries(element, null);
    }
    return null;
  }

  /** With NOT NULL. */
  private static ColumnConstraint within(
      String table, String path, DataType type, ConstraintSettings settings) {
    ColumnConstraint rest = of(table, path, type, settings);
    return type.nullable() ? rest : new Present(place(table, path), rest, settings.dropNulls());
  }

  private static String place(String table, String path) {
    return "column '" + path + "' of table '" + table + "'";
  }
}

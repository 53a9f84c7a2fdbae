package io.millrace.engine.constraint;

import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.RowColumn;
import io.millrace.data.error.MillraceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Constraints of values within others. */
final class NestedConstraints {
  private NestedConstraints() {}

  /** NOT NULL, and then {@code rest}, which may be null. */
  record Present(String path, ColumnConstraint rest, boolean drops) implements ColumnConstraint {
    @Override
    public Column enforce(Column column, RowsOf rows) {
      for (int i = 0; column.mayHaveNulls() && i < column.length(); i++) {
        if (column.isNull(i)) {
          if (!drops) {
            throw MillraceException.deterministic("NULL in " + path + ", which is NOT NULL")
                .withHint(
                    "Filter such rows, or SET 'table.exec.sink.not-null-enforcer' = 'DROP'"
                        + " to leave them out.");
          }
          rows.drop(i);
        }
      }
      return rest == null ? column : rest.enforce(column, rows);
    }
  }

  /** Of the fields of a row; null: none. Fields of a row that is NULL are not looked at. */
  record Fields(List<ColumnConstraint> fields) implements ColumnConstraint {
    Fields {
      fields = Collections.unmodifiableList(new ArrayList<>(fields));
    }

    @Override
    public Column enforce(Column column, RowsOf rows) {
      RowColumn row = (RowColumn) column;
      int[] there = new int[row.length()];
      int count = 0;
      for (int i = 0; i < there.length; i++) {
        there[count] = i;
        count += row.isNull(i) ? 0 : 1;
      }
      if (count == 0) {
        return column;
      }
      int[] back = new int[row.length()];
      for (int i = 0, next = 0; i < back.length; i++) {
        back[i] = next;
        next += row.isNull(i) || next == count - 1 ? 0 : 1;
      }
      List<Column> made = new ArrayList<>(row.fields());
      for (int f = 0; f < made.size(); f++) {
        if (fields.get(f) != null) {
          Column present = made.get(f).take(there, count).flat();
          Column fitted = fields.get(f).enforce(present, i -> rows.drop(there[i]));
          made.set(f, fitted == present ? made.get(f) : fitted.take(back, back.length));
        }
      }
      return new RowColumn(row.length(), made, row.nulls());
    }
  }

  /** Of the elements of an array. */
  record Elements(ColumnConstraint element) implements ColumnConstraint {
    @Override
    public Column enforce(Column column, RowsOf rows) {
      ArrayColumn array = (ArrayColumn) column;
      Column elements =
          element.enforce(array.elements().flat(), i -> rows.drop(owner(array.offsets(), i)));
      return new ArrayColumn(array.length(), array.offsets(), elements, array.nulls());
    }
  }

  /** Of the keys and the values of a map; null: none. */
  record Entries(ColumnConstraint key, ColumnConstraint value) implements ColumnConstraint {
    @Override
    public Column enforce(Column column, RowsOf rows) {
      MapColumn map = (MapColumn) column;
      RowsOf entries = i -> rows.drop(owner(map.offsets(), i));
      Column keys = key == null ? map.keys() : key.enforce(map.keys().flat(), entries);
      Column values = value == null ? map.values() : value.enforce(map.values().flat(), entries);
      return new MapColumn(map.length(), map.offsets(), keys, values, map.nulls());
    }
  }

  /** The collection that holds an element: the last that does not begin behind it. */
  private static int owner(int[] offsets, int element) {
    int row = 0;
    while (offsets[row + 1] <= element) {
      row++;
    }
    return row;
  }
}

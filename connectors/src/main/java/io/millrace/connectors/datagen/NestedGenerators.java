package io.millrace.connectors.datagen;

import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.JavaValues;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.Nulls;
import io.millrace.data.column.RowColumn;
import io.millrace.data.type.DataType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Values made of other values, and values that are NULL now and then. */
final class NestedGenerators {
  private NestedGenerators() {}

  static Generator rows(List<Generator> fields) {
    return rows ->
        new RowColumn(rows.count(), fields.stream().map(f -> f.generate(rows)).toList(), null);
  }

  /** Arrays of {@code length} elements. */
  static Generator arrays(Generator element, int length) {
    return rows -> {
      int[] offsets = new int[rows.count() + 1];
      Arrays.setAll(offsets, i -> i * length);
      return new ArrayColumn(
          rows.count(), offsets, element.generate(rows.elements(length)).flat(), null);
    };
  }

  /** Maps of {@code size} entries, less where keys coincide. */
  static Generator maps(DataType keyType, Generator key, Generator value, int size) {
    return rows -> {
      Generator.Rows entries = rows.elements(size);
      Column keys = key.generate(entries);
      int[] kept = new int[entries.count()];
      int[] offsets = new int[rows.count() + 1];
      Set<Object> seen = new HashSet<>();
      for (int i = 0; i < rows.count(); i++) {
        seen.clear();
        offsets[i + 1] = offsets[i];
        for (int e = i * size; e < (i + 1) * size; e++) {
          if (seen.add(JavaValues.get(keyType, keys, e))) {
            kept[offsets[i + 1]++] = e;
          }
        }
      }
      int count = offsets[rows.count()];
      Column values = value.generate(entries).take(kept, count).flat();
      return new MapColumn(rows.count(), offsets, keys.take(kept, count).flat(), values, null);
    };
  }

  /** The same values, NULL in the share {@code rate} of rows. */
  static Generator withNulls(DataType type, Generator values, long seed, double rate) {
    return rows -> {
      long[] nulls = Nulls.create(rows.count());
      for (int i = 0; i < rows.count(); i++) {
        if (Dice.unit(Dice.at(seed, rows.ids()[i])) < rate) {
          Nulls.set(nulls, i);
        }
      }
      return withNulls(type, values.generate(rows).flat(), nulls);
    };
  }

  private static Column withNulls(DataType type, Column values, long[] nulls) {
    int length = values.length();
    if (values instanceof LongColumn longs) {
      return new LongColumn(length, longs.values(), nulls);
    }
    if (values instanceof IntColumn ints) {
      return new IntColumn(length, ints.values(), nulls);
    }
    if (values instanceof DoubleColumn doubles) {
      return new DoubleColumn(length, doubles.values(), nulls);
    }
    if (values instanceof LongPairColumn pairs) {
      return new LongPairColumn(length, pairs.high(), pairs.low(), nulls);
    }
    if (values instanceof RowColumn row) {
      return new RowColumn(length, row.fields(), nulls);
    }
    ColumnBuilder builder = ColumnBuilder.of(type, length);
    for (int i = 0; i < length; i++) {
      if (Nulls.get(nulls, i)) {
        builder.appendNull();
      } else {
        builder.copyFrom(values, i);
      }
    }
    return builder.build();
  }
}

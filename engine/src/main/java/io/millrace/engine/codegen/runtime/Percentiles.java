package io.millrace.engine.codegen.runtime;

import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.DoubleBuilder;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.JavaValues;
import io.millrace.data.column.LongColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Exact percentiles of numbers that occur several times, with linear interpolation between. */
final class Percentiles {
  private final double[] values;

  /** How many numbers there are up to the place; null: one each. */
  private final long[] upTo;

  private record Weighted(double value, long count) {}

  /** Of the values 0 to {@code size} of a column of numbers. */
  Percentiles(DataType type, Column column, long[] counts, int size) {
    values = new double[size];
    boolean single = true;
    for (int i = 0; i < size; i++) {
      values[i] = number(type, column, i);
      single &= counts[i] == 1;
    }
    upTo = single ? null : new long[size];
    if (single) {
      Arrays.sort(values);
    } else {
      sortWeighted(counts);
    }
  }

  private static double number(DataType type, Column column, int i) {
    if (column instanceof DoubleColumn doubles) {
      return doubles.values()[i];
    } else if (type instanceof IntegralType && column instanceof LongColumn longs) {
      return longs.values()[i];
    }
    return ((Number) JavaValues.get(type, column, i)).doubleValue();
  }

  private void sortWeighted(long[] counts) {
    List<Weighted> all = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      all.add(new Weighted(values[i], counts[i]));
    }
    all.sort(Comparator.comparingDouble(Weighted::value));
    long sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = all.get(i).value();
      sum += all.get(i).count();
      upTo[i] = sum;
    }
  }

  /** A column of one result for a share between 0 and 1, or of an array of results. */
  Column of(DataType type, Column shares) {
    if (!(type instanceof ArrayType array)) {
      DoubleBuilder out = (DoubleBuilder) ColumnBuilder.of(Types.DOUBLE, 1);
      out.append(at(JavaValues.get(type, shares, 0)));
      return out.build();
    }
    ArrayBuilder out = (ArrayBuilder) ColumnBuilder.of(new ArrayType(Types.DOUBLE, true), 1);
    List<?> list = (List<?>) JavaValues.get(array, shares, 0);
    if (list == null || list.isEmpty()) {
      return null;
    }
    for (Object share : list) {
      ((DoubleBuilder) out.elements()).append(at(share));
    }
    out.end();
    return out.build();
  }

  private double at(Object share) {
    double part = share instanceof Number number ? number.doubleValue() : Double.NaN;
    if (!(part >= 0 && part <= 1)) {
      throw MillraceException.deterministic(
          "PERCENTILE: the percentage must be between 0.0 and 1.0, but is "
              + (share == null ? "NULL" : share));
    }
    long total = upTo == null ? values.length : upTo[upTo.length - 1];
    double position = part * (total - 1) + 1;
    long lower = (long) Math.floor(position);
    long higher = (long) Math.ceil(position);
    double below = values[place(lower)];
    double above = values[place(higher)];
    return below == above ? below : (higher - position) * below + (position - lower) * above;
  }

  /** Where number {@code rank}, from 1, stands. */
  private int place(long rank) {
    if (upTo == null) {
      return (int) rank - 1;
    }
    int found = Arrays.binarySearch(upTo, rank);
    return found >= 0 ? found : -found - 1;
  }
}

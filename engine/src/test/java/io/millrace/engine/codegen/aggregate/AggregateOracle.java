package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.planner.plan.AggregateCall;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Aggregate functions over the Java values of the rows that are there: slow and plain. */
final class AggregateOracle {
  private AggregateOracle() {}

  /** The result of a call over rows; NULL is null. */
  static Object result(AggregateCall call, List<Object[]> rows) {
    List<Object> values = new ArrayList<>();
    for (Object[] row : rows) {
      boolean passes = call.filter() < 0 || Boolean.TRUE.equals(row[call.filter()]);
      Object value = call.arguments().isEmpty() ? "row" : row[call.arguments().get(0)];
      if (passes && (value != null || call.function().equals("ARRAY_AGG"))) {
        values.add(value);
      }
    }
    if (call.distinct()) {
      values = new ArrayList<>(new LinkedHashSet<>(values));
    }
    if (call.function().equals("COUNT")) {
      return (long) values.size();
    }
    if (call.function().equals("COLLECT")) {
      Map<Object, Object> counts = new HashMap<>();
      values.forEach(value -> counts.merge(value, 1, (a, b) -> (Integer) a + (Integer) b));
      return counts;
    }
    if (values.isEmpty()) {
      return null;
    }
    return switch (call.function()) {
      case "SUM" -> sized(sum(values), call.type());
      case "AVG" -> average(values, call.type());
      case "MIN" -> extreme(values, -1);
      case "ARRAY_AGG", "ARRAY_AGG_IGNORE_NULLS" -> sorted(values);
      default -> extreme(values, 1);
    };
  }

  /** A list in an order that does not depend on when which of equal values was taken away. */
  static Object sorted(Object value) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    List<Object> sorted = new ArrayList<>(list);
    sorted.sort(Comparator.comparing(String::valueOf));
    return sorted;
  }

  private static BigDecimal sum(List<Object> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Object value : values) {
      sum = sum.add(new BigDecimal(value.toString()));
    }
    return sum;
  }

  private static Object average(List<Object> values, DataType type) {
    BigDecimal count = BigDecimal.valueOf(values.size());
    BigDecimal sum = sum(values);
    if (type instanceof IntegralType) {
      return sized(BigDecimal.valueOf(sum.longValue() / values.size()), type);
    }
    return sized(sum.divide(count, new MathContext(38, RoundingMode.HALF_UP)), type);
  }

  private static Object sized(BigDecimal number, DataType type) {
    if (type instanceof DecimalType decimal) {
      BigDecimal rounded = number.setScale(decimal.scale(), RoundingMode.HALF_UP);
      return rounded.precision() > decimal.precision() ? null : rounded;
    } else if (type instanceof FloatingType) {
      return number.doubleValue();
    }
    return switch (((IntegralType) type).width()) {
      case TINYINT -> number.byteValue();
      case SMALLINT -> number.shortValue();
      case INT -> number.intValue();
      case BIGINT -> number.longValue();
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object extreme(List<Object> values, int sign) {
    Object best = values.get(0);
    for (Object value : values) {
      if (((Comparable) value).compareTo(best) * sign > 0) {
        best = value;
      }
    }
    return Objects.requireNonNull(best);
  }
}

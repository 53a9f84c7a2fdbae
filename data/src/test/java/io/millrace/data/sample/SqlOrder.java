package io.millrace.data.sample;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The SQL order of values as Java objects, NULL first: the oracle of encodings. */
public final class SqlOrder implements Comparator<Object> {
  public static final SqlOrder INSTANCE = new SqlOrder();

  @Override
  public int compare(Object a, Object b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? -1 : 1;
    }
    if (a instanceof String text) {
      return Arrays.compareUnsigned(utf8(text), utf8((String) b));
    }
    if (a instanceof byte[] bytes) {
      return Arrays.compareUnsigned(bytes, (byte[]) b);
    }
    if (a instanceof Double number) {
      return Double.compare(number + 0.0, (Double) b + 0.0);
    }
    if (a instanceof Float number) {
      return Float.compare(number + 0.0f, (Float) b + 0.0f);
    }
    if (a instanceof BigDecimal number) {
      return number.compareTo((BigDecimal) b);
    }
    if (a instanceof Period period) {
      return Long.compare(period.toTotalMonths(), ((Period) b).toTotalMonths());
    }
    if (a instanceof List<?> list) {
      return compareLists(list, (List<?>) b);
    }
    if (a instanceof Map<?, ?> map) {
      return compareMaps(map, (Map<?, ?>) b);
    }
    return compareNatural(a, b);
  }

  @SuppressWarnings("unchecked")
  private static int compareNatural(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private int compareLists(List<?> a, List<?> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int compared = compare(a.get(i), b.get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private int compareMaps(Map<?, ?> a, Map<?, ?> b) {
    TreeMap<Object, Object> left = new TreeMap<>(this);
    TreeMap<Object, Object> right = new TreeMap<>(this);
    left.putAll(a);
    right.putAll(b);
    Iterator<Map.Entry<Object, Object>> entries = right.entrySet().iterator();
    for (Map.Entry<Object, Object> entry : left.entrySet()) {
      if (!entries.hasNext()) {
        return 1;
      }
      Map.Entry<Object, Object> other = entries.next();
      int compared = compare(entry.getKey(), other.getKey());
      compared = compared != 0 ? compared : compare(entry.getValue(), other.getValue());
      if (compared != 0) {
        return compared;
      }
    }
    return entries.hasNext() ? -1 : 0;
  }
}

package io.millrace.testkit.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a query gave, as texts that are equal when two engines mean the same. */
final class Rows {
  /** Doubles are equal when so many digits are: engines add in different orders. */
  private static final MathContext DIGITS = new MathContext(11);

  private Rows() {}

  /** The rows; sorted, unless their order says something. */
  static List<String> of(ResultSet rows, boolean ordered) throws SQLException {
    List<String> lines = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> cells = new ArrayList<>();
      for (int c = 1; c <= columns; c++) {
        cells.add(text(rows.getObject(c)));
      }
      lines.add(String.join(" | ", cells));
    }
    if (!ordered) {
      lines.sort(null);
    }
    return lines;
  }

  private static String text(Object value) throws SQLException {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Timestamp timestamp) {
      return time(timestamp.toLocalDateTime());
    }
    if (value instanceof LocalDateTime local) {
      return time(local);
    }
    if (value instanceof java.sql.Date date) {
      return date.toLocalDate().toString();
    }
    if (value instanceof LocalDate date) {
      return date.toString();
    }
    if (value instanceof Array array) {
      return list(Arrays.asList((Object[]) array.getArray()));
    }
    if (value instanceof List<?> list) {
      return list(list);
    }
    return "'" + value + "'";
  }

  private static String list(List<?> values) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(text(value));
    }
    return texts.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  private static String number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      double d = number.doubleValue();
      return Double.isNaN(d) || Double.isInfinite(d)
          ? String.valueOf(d)
          : plain(new BigDecimal(d).round(DIGITS));
    }
    BigDecimal exact =
        number instanceof BigDecimal decimal
            ? decimal
            : number instanceof BigInteger integer
                ? new BigDecimal(integer)
                : BigDecimal.valueOf(number.longValue());
    return plain(exact);
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String time(LocalDateTime time) {
    return time.toString();
  }
}

package io.millrace.embedded;

import io.millrace.jdbc.StatementException;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.calcite.avatica.remote.TypedValue;
import org.apache.calcite.avatica.util.ByteString;

/**
 * Values that a client bound to the parameters of a prepared statement, as the engine takes them.
 */
final class Parameters {
  private Parameters() {}

  static List<Object> values(List<TypedValue> bound) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < bound.size(); i++) {
      if (bound.get(i) == null) {
        throw new StatementException(
            "error: parameter " + (i + 1) + " of " + bound.size() + " is not set", "07002", null);
      }
      values.add(value(bound.get(i).toJdbc(new GregorianCalendar())));
    }
    return values;
  }

  private static Object value(Object jdbc) {
    if (jdbc instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    }
    if (jdbc instanceof Date date) {
      return date.toLocalDate();
    }
    if (jdbc instanceof Time time) {
      return time.toLocalTime();
    }
    return jdbc instanceof ByteString bytes ? bytes.getBytes() : jdbc;
  }
}

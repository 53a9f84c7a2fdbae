package io.millrace.planner.convert;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/** Values for the {@code ?} of a query: they become literals before anything else happens. */
final class Parameters {
  private static final int NANO_DIGITS = 9;
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Parameters() {}

  /** How many values a query asks for. */
  static int count(SqlNode query) {
    int[] count = {0};
    query.accept(
        new SqlShuttle() {
          @Override
          public SqlNode visit(SqlDynamicParam parameter) {
            count[0] = Math.max(count[0], parameter.getIndex() + 1);
            return parameter;
          }
        });
    return count[0];
  }

  /** The query with literals in place of {@code ?}. */
  static SqlNode put(SqlNode query, List<Object> values) {
    int count = count(query);
    if (count != values.size()) {
      throw new PlanException(
          Positions.of(query),
          "the query has " + count + " parameters, " + values.size() + " values were given");
    }
    return count == 0
        ? query
        : query.accept(
            new SqlShuttle() {
              @Override
              public SqlNode visit(SqlDynamicParam parameter) {
                Object value = values.get(parameter.getIndex());
                return literal(value, parameter.getParserPosition());
              }
            });
  }

  private static SqlNode literal(Object value, SqlParserPos position) {
    if (value == null) {
      return SqlLiteral.createNull(position);
    } else if (value instanceof Boolean truth) {
      return SqlLiteral.createBoolean(truth, position);
    } else if (value instanceof Double || value instanceof Float) {
      return SqlLiteral.createApproxNumeric(value.toString(), position);
    } else if (value instanceof Number) {
      String text = value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
      return SqlLiteral.createExactNumeric(text, position);
    } else if (value instanceof String text) {
      return SqlLiteral.createCharString(text, position);
    } else if (value instanceof byte[] bytes) {
      return SqlLiteral.createBinaryString(bytes, position);
    }
    return temporal(value, position);
  }

  private static SqlNode temporal(Object value, SqlParserPos position) {
    if (value instanceof LocalDate date) {
      return SqlLiteral.createDate(new DateString(date.toString()), position);
    } else if (value instanceof LocalTime time) {
      TimeString text =
          new TimeString(time.getHour(), time.getMinute(), time.getSecond())
              .withNanos(time.getNano());
      return SqlLiteral.createTime(text, NANO_DIGITS, position);
    } else if (value instanceof LocalDateTime time) {
      return SqlLiteral.createTimestamp(
          SqlTypeName.TIMESTAMP, timestamp(time), NANO_DIGITS, position);
    } else if (value instanceof Instant instant) {
      SqlNode millis =
          SqlLiteral.createExactNumeric(Long.toString(instant.toEpochMilli()), position);
      SqlNode precision = SqlLiteral.createExactNumeric("3", position);
      return new SqlUnresolvedFunction(
              new SqlIdentifier("TO_TIMESTAMP_LTZ", position),
              null,
              null,
              null,
              null,
              SqlFunctionCategory.USER_DEFINED_FUNCTION)
          .createCall(position, millis, precision);
    }
    throw PlanException.notSupported(
        Positions.of(position), "parameters of " + value.getClass().getName(), null);
  }

  private static TimestampString timestamp(LocalDateTime time) {
    return new TimestampString(DATE_TIME.format(time)).withNanos(time.getNano());
  }
}

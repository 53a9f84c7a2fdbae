package io.millrace.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.TimeZone;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta.Frame;
import org.apache.calcite.avatica.Meta.Signature;
import org.apache.calcite.avatica.QueryState;

/**
 * Rows of a query. Times keep their fraction: as text they have as many digits as their type, which
 * Avatica drops.
 */
final class MillraceResultSet extends AvaticaResultSet {
  MillraceResultSet(
      AvaticaStatement statement,
      QueryState state,
      Signature signature,
      ResultSetMetaData metaData,
      TimeZone zone,
      Frame firstFrame)
      throws SQLException {
    super(statement, state, signature, metaData, zone, firstFrame);
  }

  @Override
  public boolean next() throws SQLException {
    try {
      return super.next();
    } catch (StatementException e) {
      throw e.toSqlException();
    } catch (SQLException e) {
      throw StatementException.unwrap(e);
    }
  }

  @Override
  public String getString(int column) throws SQLException {
    Object value = getObject(column);
    if (value instanceof Timestamp timestamp && isTemporal(column)) {
      return exact(timestamp).text(scale(column));
    }
    if (value instanceof Time time && isTemporal(column)) {
      int millis = (int) Math.floorMod(time.getTime(), 1000L);
      return time + fraction(millis * 1_000_000, scale(column));
    }
    if (value instanceof Date && isTemporal(column)) {
      return value.toString();
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof NestedValue nested ? nested.toString() : super.getString(column);
  }

  @Override
  public String getString(String label) throws SQLException {
    return getString(findColumn(label));
  }

  /**
   * Avatica's own way to a timestamp loses what is finer than a millisecond, and its way to a date
   * or a time takes the zone of the JVM away from what never had one.
   */
  @Override
  public Object getObject(int column) throws SQLException {
    Object checked = super.getObject(column);
    return checked != null && isTemporal(column)
        ? accessorList.get(column - 1).getObject()
        : checked;
  }

  @Override
  public Object getObject(String label) throws SQLException {
    return getObject(findColumn(label));
  }

  @Override
  public Timestamp getTimestamp(int column) throws SQLException {
    if (!isTemporal(column) || !(getObject(column) instanceof java.util.Date value)) {
      return super.getTimestamp(column);
    }
    return value instanceof Timestamp timestamp
        ? timestamp
        : ExactTimestamp.of(LocalDateTime.of(date(value), time(value)));
  }

  @Override
  public Date getDate(int column) throws SQLException {
    return isTemporal(column) && getObject(column) instanceof java.util.Date value
        ? ExactDate.of(date(value))
        : super.getDate(column);
  }

  @Override
  public Date getDate(String label) throws SQLException {
    return getDate(findColumn(label));
  }

  @Override
  public Time getTime(int column) throws SQLException {
    if (!isTemporal(column) || !(getObject(column) instanceof java.util.Date value)) {
      return super.getTime(column);
    }
    return value instanceof Time time ? time : Time.valueOf(time(value));
  }

  @Override
  public Time getTime(String label) throws SQLException {
    return getTime(findColumn(label));
  }

  @Override
  public Timestamp getTimestamp(String label) throws SQLException {
    return getTimestamp(findColumn(label));
  }

  @Override
  public <T> T getObject(int column, Class<T> type) throws SQLException {
    boolean known =
        type == LocalDateTime.class || type == LocalDate.class || type == LocalTime.class;
    if (known && isTemporal(column)) {
      Object value = getObject(column);
      if (value == null) {
        return null;
      }
      Object wanted =
          type == LocalDate.class
              ? date(value)
              : type == LocalTime.class ? time(value) : LocalDateTime.of(date(value), time(value));
      return type.cast(wanted);
    }
    return super.getObject(column, type);
  }

  @Override
  public <T> T getObject(String label, Class<T> type) throws SQLException {
    return getObject(findColumn(label), type);
  }

  /** The date of a value, or the first of all for a time alone, as JDBC has it. */
  private static LocalDate date(Object value) {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime().toLocalDate();
    }
    return value instanceof Date date ? date.toLocalDate() : LocalDate.EPOCH;
  }

  private static LocalTime time(Object value) {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toLocalDateTime().toLocalTime();
    }
    return value instanceof Time time
        ? time.toLocalTime().plusNanos(Math.floorMod(time.getTime(), 1000L) * 1_000_000)
        : LocalTime.MIDNIGHT;
  }

  private boolean isTemporal(int column) {
    if (column <= 0 || column > columnMetaDataList.size()) {
      return false;
    }
    return switch (columnMetaDataList.get(column - 1).type.rep) {
      case JAVA_SQL_DATE, JAVA_SQL_TIME, JAVA_SQL_TIMESTAMP -> true;
      default -> false;
    };
  }

  private int scale(int column) {
    return columnMetaDataList.get(column - 1).precision;
  }

  private static ExactTimestamp exact(Timestamp timestamp) {
    return timestamp instanceof ExactTimestamp exact
        ? exact
        : ExactTimestamp.of(timestamp.toLocalDateTime());
  }

  static String fraction(int nanos, int digits) {
    return digits <= 0 ? "" : "." + String.format("%09d", nanos).substring(0, Math.min(9, digits));
  }
}

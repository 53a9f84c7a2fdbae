package io.millrace.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.TimeZone;
import org.apache.calcite.avatica.AvaticaResultSet;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.Meta.Frame;
import org.apache.calcite.avatica.Meta.Signature;
import org.apache.calcite.avatica.QueryState;

/**
 * Rows of a query. Times keep their fraction: as text they have as many digits as their type, which
 * Avatica drops.
 */
final class MillraceResultSet extends AvaticaResultSet {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

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
    if (isTimestamp(column)) {
      Object value = getObject(column);
      return value == null ? null : text((Timestamp) value, scale(column));
    }
    Object value = super.getObject(column);
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof NestedValue nested ? nested.toString() : super.getString(column);
  }

  @Override
  public String getString(String label) throws SQLException {
    return getString(findColumn(label));
  }

  /** Avatica's own way to a timestamp loses what is finer than a millisecond. */
  @Override
  public Object getObject(int column) throws SQLException {
    Object checked = super.getObject(column);
    return checked != null && isTimestamp(column)
        ? accessorList.get(column - 1).getObject()
        : checked;
  }

  @Override
  public Object getObject(String label) throws SQLException {
    return getObject(findColumn(label));
  }

  @Override
  public Timestamp getTimestamp(int column) throws SQLException {
    return isTimestamp(column) ? (Timestamp) getObject(column) : super.getTimestamp(column);
  }

  @Override
  public Timestamp getTimestamp(String label) throws SQLException {
    return getTimestamp(findColumn(label));
  }

  @Override
  public <T> T getObject(int column, Class<T> type) throws SQLException {
    if (type == LocalDateTime.class && isTimestamp(column)) {
      Timestamp value = (Timestamp) getObject(column);
      return value == null ? null : type.cast(value.toLocalDateTime());
    }
    return super.getObject(column, type);
  }

  private boolean isTimestamp(int column) {
    return column > 0
        && column <= columnMetaDataList.size()
        && columnMetaDataList.get(column - 1).type.rep == ColumnMetaData.Rep.JAVA_SQL_TIMESTAMP;
  }

  private int scale(int column) {
    return columnMetaDataList.get(column - 1).precision;
  }

  private static String text(Timestamp value, int digits) {
    String seconds = SECONDS.format(value.toLocalDateTime());
    return digits <= 0
        ? seconds
        : seconds + "." + String.format("%09d", value.getNanos()).substring(0, Math.min(9, digits));
  }
}

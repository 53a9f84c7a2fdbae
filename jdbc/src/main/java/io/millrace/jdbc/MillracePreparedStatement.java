package io.millrace.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaPreparedStatement;
import org.apache.calcite.avatica.Meta.Signature;
import org.apache.calcite.avatica.Meta.StatementHandle;

/** A prepared statement whose errors are the engine's own words. */
final class MillracePreparedStatement extends AvaticaPreparedStatement {
  MillracePreparedStatement(
      AvaticaConnection connection,
      StatementHandle handle,
      Signature signature,
      int type,
      int concurrency,
      int holdability)
      throws SQLException {
    super(connection, handle, signature, type, concurrency, holdability);
  }

  @Override
  public boolean execute() throws SQLException {
    try {
      return super.execute();
    } catch (SQLException e) {
      throw StatementException.unwrap(e);
    }
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    try {
      return super.executeQuery();
    } catch (SQLException e) {
      throw StatementException.unwrap(e);
    }
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    try {
      return super.executeLargeUpdate();
    } catch (SQLException e) {
      throw StatementException.unwrap(e);
    }
  }

  @Override
  public void setDate(int index, Date value, Calendar calendar) throws SQLException {
    checkYear(index, value);
    super.setDate(index, value, calendar);
  }

  @Override
  public void setTimestamp(int index, Timestamp value, Calendar calendar) throws SQLException {
    checkYear(index, value);
    super.setTimestamp(index, value, calendar);
  }

  /** Literals have years of four digits, and Avatica takes one before the first for one after. */
  private static void checkYear(int index, java.util.Date value) throws SQLException {
    if (value == null) {
      return;
    }
    Calendar calendar = new GregorianCalendar();
    calendar.setTime(value);
    if (calendar.get(Calendar.ERA) == GregorianCalendar.BC || calendar.get(Calendar.YEAR) > 9999) {
      throw new SQLException(
          "error: parameter "
              + index
              + " is outside the years 1 to 9999; give a time within them and compute the other"
              + " one, as TIMESTAMPADD(YEAR, -3000, ?) does",
          "22008");
    }
  }

  @Override
  public void setRowId(int index, RowId value) throws SQLException {
    getSite(index).setRowId(value);
  }

  @Override
  public void setNString(int index, String value) throws SQLException {
    getSite(index).setNString(value);
  }

  @Override
  public void setNCharacterStream(int index, Reader value, long length) throws SQLException {
    getSite(index).setNCharacterStream(value, length);
  }

  @Override
  public void setNCharacterStream(int index, Reader value) throws SQLException {
    getSite(index).setNCharacterStream(value);
  }

  @Override
  public void setNClob(int index, NClob value) throws SQLException {
    getSite(index).setNClob(value);
  }

  @Override
  public void setNClob(int index, Reader value, long length) throws SQLException {
    getSite(index).setNClob(value, length);
  }

  @Override
  public void setNClob(int index, Reader value) throws SQLException {
    getSite(index).setNClob(value);
  }

  @Override
  public void setClob(int index, Reader value, long length) throws SQLException {
    getSite(index).setClob(value, length);
  }

  @Override
  public void setClob(int index, Reader value) throws SQLException {
    getSite(index).setClob(value);
  }

  @Override
  public void setBlob(int index, InputStream value, long length) throws SQLException {
    getSite(index).setBlob(value, length);
  }

  @Override
  public void setBlob(int index, InputStream value) throws SQLException {
    getSite(index).setBlob(value);
  }

  @Override
  public void setSQLXML(int index, SQLXML value) throws SQLException {
    getSite(index).setSQLXML(value);
  }

  @Override
  public void setAsciiStream(int index, InputStream value, long length) throws SQLException {
    getSite(index).setAsciiStream(value, length);
  }

  @Override
  public void setAsciiStream(int index, InputStream value) throws SQLException {
    getSite(index).setAsciiStream(value);
  }

  @Override
  public void setBinaryStream(int index, InputStream value, long length) throws SQLException {
    getSite(index).setBinaryStream(value, length);
  }

  @Override
  public void setBinaryStream(int index, InputStream value) throws SQLException {
    getSite(index).setBinaryStream(value);
  }

  @Override
  public void setCharacterStream(int index, Reader value, long length) throws SQLException {
    getSite(index).setCharacterStream(value, length);
  }

  @Override
  public void setCharacterStream(int index, Reader value) throws SQLException {
    getSite(index).setCharacterStream(value);
  }
}

package io.millrace.embedded;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.engine.session.Prepared;
import io.millrace.engine.session.Result;
import io.millrace.engine.session.RowStream;
import io.millrace.engine.session.Session;
import io.millrace.jdbc.StatementException;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaParameter;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.MetaImpl;
import org.apache.calcite.avatica.NoSuchStatementException;
import org.apache.calcite.avatica.QueryState;
import org.apache.calcite.avatica.remote.TypedValue;

/**
 * Runs the statements of one connection in a session. Statements of a connection run one at a time;
 * {@code cancel} and {@code close} may come from another thread.
 */
final class SessionMeta extends MetaImpl implements Wrapper {
  /** How often a waiting fetch looks whether it was cancelled. */
  private static final long WAIT_MILLIS = 50;

  private final Session session;
  private final Map<Integer, String> preparedTexts = new HashMap<>();
  private final Map<Integer, RowReader> open = new ConcurrentHashMap<>();
  private final MetadataQueries metadata;

  SessionMeta(AvaticaConnection connection, Session session) {
    super(connection);
    this.session = session;
    this.metadata = new MetadataQueries(session);
    connProps
        .setAutoCommit(true)
        .setReadOnly(false)
        .setCatalog(session.currentCatalog())
        .setSchema(session.currentDatabase());
    connProps.setDirty(false);
  }

  @Override
  public StatementHandle prepare(ConnectionHandle handle, String sql, long maxRows) {
    StatementHandle statement = createStatement(handle);
    Prepared prepared = Errors.translating(() -> session.prepare(sql));
    preparedTexts.put(statement.id, sql);
    List<AvaticaParameter> parameters = new ArrayList<>();
    for (int i = 0; i < prepared.parameters().size(); i++) {
      parameters.add(ColumnTypes.parameter(i, prepared.parameters().get(i)));
    }
    statement.signature = signature(prepared.columns(), false, sql, parameters);
    return statement;
  }

  @Override
  @SuppressWarnings("deprecation")
  public ExecuteResult prepareAndExecute(
      StatementHandle handle, String sql, long maxRows, PrepareCallback callback)
      throws NoSuchStatementException {
    return prepareAndExecute(handle, sql, maxRows, 0, callback);
  }

  @Override
  public ExecuteResult prepareAndExecute(
      StatementHandle handle,
      String sql,
      long maxRows,
      int maxRowsInFirstFrame,
      PrepareCallback callback)
      throws NoSuchStatementException {
    MetaResultSet result = run(handle, sql, List.of());
    try {
      synchronized (callback.getMonitor()) {
        callback.clear();
        callback.assign(result.signature, result.firstFrame, result.updateCount);
      }
      callback.execute();
    } catch (SQLException e) {
      throw new StatementException(e.getMessage(), e.getSQLState(), e);
    }
    return new ExecuteResult(List.of(result));
  }

  @Override
  @SuppressWarnings("deprecation")
  public ExecuteResult execute(
      StatementHandle handle, List<TypedValue> parameters, long maxRowCount)
      throws NoSuchStatementException {
    return execute(handle, parameters, 0);
  }

  @Override
  public ExecuteResult execute(
      StatementHandle handle, List<TypedValue> parameters, int maxRowsInFirstFrame)
      throws NoSuchStatementException {
    String sql = preparedTexts.get(handle.id);
    if (sql == null) {
      throw new NoSuchStatementException(handle);
    }
    return new ExecuteResult(List.of(run(handle, sql, Parameters.values(parameters))));
  }

  private MetaResultSet run(StatementHandle handle, String sql, List<Object> parameters) {
    close(handle.id);
    Result result = Errors.translating(() -> session.execute(sql, parameters));
    RowStream rows =
        result instanceof Result.Rows given
            ? given.rows()
            : result instanceof Result.Text text ? text.rows() : null;
    if (rows != null) {
      open.put(handle.id, new RowReader(rows, session.zone()));
      Signature signature = signature(rows.schema(), rows.showsKinds(), sql, List.of());
      return MetaResultSet.create(
          handle.connectionId, handle.id, false, signature, Frame.create(0, false, List.of()));
    }
    return MetaResultSet.count(handle.connectionId, handle.id, 0);
  }

  private static Signature signature(
      List<Field> schema, boolean kinds, String sql, List<AvaticaParameter> parameters) {
    List<ColumnMetaData> columns = new ArrayList<>();
    if (kinds) {
      columns.add(ColumnTypes.column(0, new Field("op", Types.STRING)));
    }
    for (Field field : schema) {
      columns.add(ColumnTypes.column(columns.size(), field));
    }
    StatementType type = schema.isEmpty() ? StatementType.OTHER_DDL : StatementType.SELECT;
    return new Signature(
        columns, sql, parameters, Collections.emptyMap(), CursorFactory.ARRAY, type);
  }

  @Override
  public Frame fetch(StatementHandle handle, long offset, int most) {
    RowReader reader = open.get(handle.id);
    if (reader == null) {
      return new Frame(offset, true, List.of());
    }
    try {
      AtomicBoolean cancelled = connection.getCancelFlag(handle);
      while (!cancelled.get()) {
        List<Object> rows = reader.read(most, WAIT_MILLIS);
        if (rows == null) {
          close(handle.id);
          return new Frame(offset, true, List.of());
        }
        if (!rows.isEmpty()) {
          return new Frame(offset, false, rows);
        }
      }
      close(handle.id);
      throw new StatementException("error: the statement was cancelled", "57014", null);
    } catch (InterruptedException e) {
      close(handle.id);
      Thread.currentThread().interrupt();
      throw new StatementException("error: the statement was interrupted", "57014", e);
    } catch (MillraceException e) {
      close(handle.id);
      throw Errors.translate(e);
    } catch (NoSuchStatementException e) {
      throw new StatementException("error: the statement is closed", "HY010", e);
    }
  }

  @Override
  public ExecuteBatchResult prepareAndExecuteBatch(StatementHandle handle, List<String> commands) {
    long[] counts = new long[commands.size()];
    commands.forEach(sql -> run(handle, sql, List.of()));
    return new ExecuteBatchResult(counts);
  }

  @Override
  public ExecuteBatchResult executeBatch(
      StatementHandle handle, List<List<TypedValue>> parameterLists)
      throws NoSuchStatementException {
    for (List<TypedValue> parameters : parameterLists) {
      execute(handle, parameters, 0);
    }
    return new ExecuteBatchResult(new long[parameterLists.size()]);
  }

  @Override
  public boolean syncResults(StatementHandle handle, QueryState state, long offset) {
    throw new StatementException(
        "error: the rows of an in-process statement cannot be read twice", "0A000", null);
  }

  @Override
  public void closeStatement(StatementHandle handle) {
    close(handle.id);
    preparedTexts.remove(handle.id);
  }

  private void close(int statement) {
    RowReader reader = open.remove(statement);
    if (reader != null) {
      reader.close();
    }
  }

  @Override
  public void closeConnection(ConnectionHandle handle) {
    List.copyOf(open.keySet()).forEach(this::close);
    session.close();
  }

  @Override
  public void commit(ConnectionHandle handle) {
    // Every statement stands alone: there is nothing to commit.
  }

  @Override
  public void rollback(ConnectionHandle handle) {
    throw new StatementException("error: there are no transactions to roll back", "0A000", null);
  }

  @Override
  public MetaResultSet getTables(
      ConnectionHandle handle, String catalog, Pat schema, Pat table, List<String> types) {
    return rows(handle, metadata.tables(catalog, schema, table, types));
  }

  @Override
  public MetaResultSet getColumns(
      ConnectionHandle handle, String catalog, Pat schema, Pat table, Pat column) {
    return rows(handle, metadata.columns(catalog, schema, table, column));
  }

  @Override
  public MetaResultSet getSchemas(ConnectionHandle handle, String catalog, Pat schema) {
    return rows(handle, metadata.schemas(catalog, schema));
  }

  @Override
  public MetaResultSet getCatalogs(ConnectionHandle handle) {
    return rows(handle, metadata.catalogs());
  }

  @Override
  public MetaResultSet getTableTypes(ConnectionHandle handle) {
    return rows(handle, metadata.tableTypes());
  }

  @Override
  public MetaResultSet getPrimaryKeys(
      ConnectionHandle handle, String catalog, String schema, String table) {
    return rows(handle, metadata.primaryKeys(catalog, schema, table));
  }

  private MetaResultSet rows(ConnectionHandle handle, MetadataQueries.Listing listing) {
    StatementHandle statement = createStatement(handle);
    return MetaResultSet.create(
        handle.id,
        statement.id,
        true,
        signature(listing.columns(), false, "", List.of()),
        new Frame(0, true, listing.rows()));
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(session)) {
      return type.cast(session);
    }
    throw new SQLException("a Millrace connection is no " + type.getName(), "HY000");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(session);
  }
}

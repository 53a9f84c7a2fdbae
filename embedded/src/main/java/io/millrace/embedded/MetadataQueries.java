package io.millrace.embedded;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.engine.session.NamePattern;
import io.millrace.engine.session.Session;
import io.millrace.engine.session.TableInfo;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.avatica.Meta.Pat;

/** What java.sql.DatabaseMetaData lists; columns as its documentation names them. */
final class MetadataQueries {
  private final Session session;

  MetadataQueries(Session session) {
    this.session = session;
  }

  /** Columns and rows of a listing. */
  record Listing(List<Field> columns, List<Object> rows) {}

  Listing catalogs() {
    List<Object> rows = new ArrayList<>();
    session.catalogs().forEach(c -> rows.add(new Object[] {c}));
    return new Listing(texts("TABLE_CAT"), rows);
  }

  Listing schemas(String catalog, Pat schema) {
    List<Object> rows = new ArrayList<>();
    for (String c : session.catalogs()) {
      for (String database : session.databases(c)) {
        if ((catalog == null || catalog.equals(c)) && like(schema).test(database)) {
          rows.add(new Object[] {database, c});
        }
      }
    }
    return new Listing(texts("TABLE_SCHEM", "TABLE_CATALOG"), rows);
  }

  Listing tableTypes() {
    return new Listing(texts("TABLE_TYPE"), List.of(new Object[] {"TABLE"}, new Object[] {"VIEW"}));
  }

  Listing tables(String catalog, Pat schema, Pat table, List<String> types) {
    List<Object> rows = new ArrayList<>();
    for (TableInfo info : matching(catalog, schema, table)) {
      String type = info.view() ? "VIEW" : "TABLE";
      if (types == null || types.contains(type)) {
        rows.add(
            new Object[] {
              info.catalog(),
              info.database(),
              info.name(),
              type,
              info.comment(),
              null,
              null,
              null,
              null,
              null
            });
      }
    }
    return new Listing(
        texts(
            "TABLE_CAT",
            "TABLE_SCHEM",
            "TABLE_NAME",
            "TABLE_TYPE",
            "REMARKS",
            "TYPE_CAT",
            "TYPE_SCHEM",
            "TYPE_NAME",
            "SELF_REFERENCING_COL_NAME",
            "REF_GENERATION"),
        rows);
  }

  Listing columns(String catalog, Pat schema, Pat table, Pat column) {
    List<Object> rows = new ArrayList<>();
    for (TableInfo info : matching(catalog, schema, table)) {
      for (int i = 0; i < info.schema().size(); i++) {
        Field field = info.schema().get(i);
        if (like(column).test(field.name())) {
          rows.add(columnRow(info, field, i + 1));
        }
      }
    }
    List<Field> columns = new ArrayList<>(texts("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME"));
    columns.addAll(texts("COLUMN_NAME"));
    columns.add(new Field("DATA_TYPE", Types.INT));
    columns.addAll(texts("TYPE_NAME"));
    columns.add(new Field("COLUMN_SIZE", Types.INT));
    columns.add(new Field("DECIMAL_DIGITS", Types.INT));
    columns.add(new Field("NULLABLE", Types.INT));
    columns.add(new Field("ORDINAL_POSITION", Types.INT));
    columns.addAll(texts("IS_NULLABLE"));
    return new Listing(columns, rows);
  }

  private static Object[] columnRow(TableInfo info, Field field, int ordinal) {
    DataType type = field.type();
    var meta = ColumnTypes.column(ordinal, field);
    return new Object[] {
      info.catalog(),
      info.database(),
      info.name(),
      field.name(),
      ColumnTypes.sqlType(type),
      type.sql(),
      meta.precision,
      meta.scale,
      type.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
      ordinal,
      type.nullable() ? "YES" : "NO"
    };
  }

  Listing primaryKeys(String catalog, String schema, String table) {
    List<Object> rows = new ArrayList<>();
    for (TableInfo info : session.tables()) {
      boolean wanted =
          (catalog == null || catalog.equals(info.catalog()))
              && (schema == null || schema.equals(info.database()))
              && info.name().equals(table);
      for (int i = 0; wanted && i < info.primaryKey().size(); i++) {
        rows.add(
            new Object[] {
              info.catalog(), info.database(), info.name(), info.primaryKey().get(i), i + 1, "PK"
            });
      }
    }
    List<Field> columns = new ArrayList<>(texts("TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME"));
    columns.addAll(texts("COLUMN_NAME"));
    columns.add(new Field("KEY_SEQ", Types.INT));
    columns.addAll(texts("PK_NAME"));
    return new Listing(columns, rows);
  }

  private List<TableInfo> matching(String catalog, Pat schema, Pat table) {
    return session.tables().stream()
        .filter(t -> catalog == null || catalog.equals(t.catalog()))
        .filter(t -> like(schema).test(t.database()) && like(table).test(t.name()))
        .toList();
  }

  private static Predicate<String> like(Pat pattern) {
    if (pattern.s == null) {
      return name -> true;
    }
    return NamePattern.escaped(pattern.s);
  }

  private static List<Field> texts(String... names) {
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(new Field(name, Types.STRING));
    }
    return fields;
  }
}

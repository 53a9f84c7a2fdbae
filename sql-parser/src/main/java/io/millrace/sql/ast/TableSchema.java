package io.millrace.sql.ast;

import java.util.List;
import java.util.Optional;

/**
 * What stands between the parentheses of CREATE TABLE.
 *
 * @param columns in the order written; names are distinct
 * @param primaryKey the key of the table, whether written with a column or apart
 * @param queryColumns the bare names of {@code CREATE TABLE t (a, b) AS query}, otherwise empty
 */
public record TableSchema(
    List<ColumnDefinition> columns,
    Optional<PrimaryKey> primaryKey,
    Optional<WatermarkDefinition> watermark,
    List<Identifier> queryColumns) {
  public TableSchema {
    columns = List.copyOf(columns);
    queryColumns = List.copyOf(queryColumns);
  }
}

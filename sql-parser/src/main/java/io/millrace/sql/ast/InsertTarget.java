package io.millrace.sql.ast;

import java.util.List;

/**
 * Where INSERT writes.
 *
 * @param partition static values of partition columns
 * @param columns the columns that the query gives, in its order; empty for all columns; a path of
 *     several parts is a field of a row column
 */
public record InsertTarget(
    QualifiedName table,
    List<TableHint> hints,
    List<PartitionValue> partition,
    List<QualifiedName> columns) {
  public InsertTarget {
    hints = List.copyOf(hints);
    partition = List.copyOf(partition);
    columns = List.copyOf(columns);
  }
}

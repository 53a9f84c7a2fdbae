package io.millrace.planner.catalog;

import io.millrace.data.type.DataType.Field;
import io.millrace.sql.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table that a connector holds.
 *
 * @param watermark null if the table has no event time
 * @param keys primary key and partition columns
 * @param options of WITH, in the order written
 */
public record CatalogTable(
    ObjectPath path,
    boolean temporary,
    List<CatalogColumn> columns,
    Watermark watermark,
    Keys keys,
    Map<String, String> options,
    String comment)
    implements CatalogObject {
  public CatalogTable {
    columns = List.copyOf(columns);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * Columns with a part of their own.
   *
   * @param primary names of columns; empty if there is no primary key
   * @param partition names of columns, in order
   */
  public record Keys(List<String> primary, List<String> partition) {
    /** Neither a primary key nor partitions. */
    public static final Keys NONE = new Keys(List.of(), List.of());

    public Keys {
      primary = List.copyOf(primary);
      partition = List.copyOf(partition);
    }
  }

  /** Names of the columns of the primary key; empty if there is none. */
  public List<String> primaryKey() {
    return keys.primary();
  }

  /** Names of the columns by which the table is partitioned, in order. */
  public List<String> partitionKeys() {
    return keys.partition();
  }

  /** {@code WATERMARK FOR column AS expression}. */
  public record Watermark(String column, Span expression) {}

  @Override
  public List<Field> schema() {
    return columns.stream().map(c -> new Field(c.name(), c.type())).toList();
  }

  /** The columns that the connector gives: physical and metadata. */
  public List<CatalogColumn> sourceColumns() {
    return columns.stream().filter(c -> !(c instanceof CatalogColumn.Computed)).toList();
  }

  /** The columns that INSERT writes: physical and persisted metadata. */
  public List<CatalogColumn> sinkColumns() {
    return columns.stream().filter(CatalogColumn::persisted).toList();
  }

  /** The same table with more columns, which are plain ones and may be NULL. */
  public CatalogTable withColumns(List<Field> added) {
    List<CatalogColumn> more = new ArrayList<>(columns);
    added.forEach(
        f -> more.add(new CatalogColumn.Physical(f.name(), f.type().withNullable(true), null)));
    return new CatalogTable(path, temporary, more, watermark, keys, options, comment);
  }

  /** The same table under another name. */
  public CatalogTable withPath(ObjectPath newPath) {
    return new CatalogTable(newPath, temporary, columns, watermark, keys, options, comment);
  }

  /** The same table with these options laid over its own, as OPTIONS hints do. */
  public CatalogTable withOptions(Map<String, String> overlay) {
    Map<String, String> merged = new LinkedHashMap<>(options);
    merged.putAll(overlay);
    return new CatalogTable(path, temporary, columns, watermark, keys, merged, comment);
  }
}

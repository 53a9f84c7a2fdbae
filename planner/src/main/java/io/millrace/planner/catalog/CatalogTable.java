package io.millrace.planner.catalog;

import io.millrace.data.type.DataType.Field;
import io.millrace.sql.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table that a connector holds.
 *
 * @param watermark null if the table has no event time
 * @param primaryKey names of columns; empty if there is none
 * @param partitionKeys names of columns, in order
 * @param options of WITH, in the order written
 */
public record CatalogTable(
    ObjectPath path,
    boolean temporary,
    List<CatalogColumn> columns,
    Watermark watermark,
    List<String> primaryKey,
    List<String> partitionKeys,
    Map<String, String> options,
    String comment)
    implements CatalogObject {
  public CatalogTable {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    partitionKeys = List.copyOf(partitionKeys);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
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

  /** The same table with these options laid over its own, as OPTIONS hints do. */
  public CatalogTable withOptions(Map<String, String> overlay) {
    Map<String, String> merged = new LinkedHashMap<>(options);
    merged.putAll(overlay);
    return new CatalogTable(
        path, temporary, columns, watermark, primaryKey, partitionKeys, merged, comment);
  }
}

package io.millrace.engine.connect;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.Connectors;
import io.millrace.planner.catalog.TableCapabilities;
import io.millrace.planner.catalog.TableCapabilities.FilterPushDown;
import io.millrace.planner.plan.ChangelogMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers the planner from the connectors. A table whose source or sink cannot be made counts as
 * one without special abilities: the error itself comes when the plan is translated, and only if
 * the table is used that way.
 */
public final class CapabilityAdapter implements Connectors {
  private final ConnectorRegistry registry;
  private final boolean eventsDuplicate;

  /**
   * @param eventsDuplicate {@code table.exec.source.cdc-events-duplicate}: changes that are read
   *     count as the newest rows by key
   */
  public CapabilityAdapter(ConnectorRegistry registry, boolean eventsDuplicate) {
    this.registry = registry;
    this.eventsDuplicate = eventsDuplicate;
  }

  @Override
  public TableCapabilities capabilities(CatalogTable table) {
    registry.check(use(table, table.sourceColumns()));
    Source.Capabilities source = readable(table);
    Sink.Capabilities sink = writable(table);
    return new TableCapabilities(
        true,
        true,
        source.upsert() || source.changelog() && eventsDuplicate
            ? ChangelogMode.UPSERT
            : source.changelog() ? ChangelogMode.RETRACT : ChangelogMode.INSERT_ONLY,
        !sink.updates()
            ? ChangelogMode.INSERT_ONLY
            : sink.updateBefore() ? ChangelogMode.RETRACT : ChangelogMode.UPSERT,
        source.bounded(),
        true,
        FilterPushDown.NONE);
  }

  private Source.Capabilities readable(CatalogTable table) {
    try {
      return registry.source(use(table, table.sourceColumns())).capabilities();
    } catch (MillraceException e) {
      return new Source.Capabilities(true, false, false, false, 1);
    }
  }

  private Sink.Capabilities writable(CatalogTable table) {
    try {
      return registry.sink(use(table, table.sinkColumns())).capabilities();
    } catch (MillraceException e) {
      return new Sink.Capabilities(false, false, false, false, false, 1);
    }
  }

  private static TableUse use(CatalogTable table, List<CatalogColumn> columns) {
    List<Field> fields = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (CatalogColumn column : columns) {
      fields.add(new Field(column.name(), column.type()));
      keys.add(column instanceof CatalogColumn.Metadata metadata ? metadata.key() : null);
      names.add(column.name());
    }
    List<Field> physical =
        table.columns().stream()
            .filter(c -> c instanceof CatalogColumn.Physical)
            .map(c -> new Field(c.name(), c.type()))
            .toList();
    return new TableUse(
        table.path().name(),
        table.options(),
        fields,
        keys,
        physical,
        table.primaryKey().stream().map(names::indexOf).toList(),
        table.partitionKeys(),
        table.watermark() != null);
  }
}

package io.millrace.executor.spi;

import io.millrace.data.option.Options;
import io.millrace.data.platform.Platform;
import io.millrace.data.type.DataType.Field;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;

/**
 * A table as its connector sees it.
 *
 * @param name for messages
 * @param schema columns that are read or written, in order; for a source only those that are needed
 * @param metadataKeys for each column of the schema its metadata key, or null for a physical column
 * @param allPhysical all physical columns of the table in order (a CSV line holds all of them)
 * @param primaryKey positions in {@code schema}
 * @param partitionKeys names of columns
 * @param options of the table, checked
 * @param format of the table, or null; already found by name
 * @param ordered whether the order of rows matters across splits, as it does when the table has a
 *     watermark
 * @param folder against which relative paths are resolved: that of the script
 * @param zone {@code table.local-time-zone}
 * @param platform clock, files, threads
 */
public record TableContext(
    String name,
    List<Field> schema,
    List<String> metadataKeys,
    List<Field> allPhysical,
    List<Integer> primaryKey,
    List<String> partitionKeys,
    Options options,
    FormatFactory format,
    boolean ordered,
    String folder,
    ZoneId zone,
    Platform platform) {

  /** The same table with other columns, all of them physical; what its format sees. */
  public TableContext withColumns(List<Field> newSchema, List<Field> newPhysical) {
    return new TableContext(
        name,
        newSchema,
        Collections.nCopies(newSchema.size(), null),
        newPhysical,
        List.of(),
        List.of(),
        options,
        format,
        ordered,
        folder,
        zone,
        platform);
  }
}

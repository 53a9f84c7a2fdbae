package io.millrace.engine.connect;

import io.millrace.data.type.DataType.Field;
import java.util.List;
import java.util.Map;

/**
 * A table with the columns of it that are read or written.
 *
 * @param name for messages
 * @param options of the table, {@code connector} among them
 * @param columns read or written, in order
 * @param metadataKeys for each of them its metadata key, or null for a physical one
 * @param allPhysical all physical columns of the table
 * @param primaryKey positions in {@code columns}
 * @param partitionKeys names of columns
 * @param ordered whether the table has a watermark
 */
public record TableUse(
    String name,
    Map<String, String> options,
    List<Field> columns,
    List<String> metadataKeys,
    List<Field> allPhysical,
    List<Integer> primaryKey,
    List<String> partitionKeys,
    boolean ordered) {}

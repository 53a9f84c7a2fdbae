package io.millrace.functions.table;

import io.millrace.data.type.DataType;

/**
 * A literal of a table.
 *
 * @param value as {@link io.millrace.data.column.JavaValues} has it
 */
record Literal(DataType type, Object value) {}

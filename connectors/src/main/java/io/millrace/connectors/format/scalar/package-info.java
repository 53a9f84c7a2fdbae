/**
 * Single values as text in UTF-8, read into column builders and written from columns, for all
 * formats that are text.
 *
 * <p>{@link io.millrace.connectors.format.scalar.ScalarReader} and {@link
 * io.millrace.connectors.format.scalar.ScalarWriter} are found by type. No objects a value on the
 * usual paths. Knows no format.
 */
package io.millrace.connectors.format.scalar;

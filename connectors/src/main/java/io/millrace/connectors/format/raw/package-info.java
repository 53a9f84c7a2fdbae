/**
 * The {@code raw} format: a line is the value of the only column.
 *
 * <p>{@link io.millrace.connectors.format.raw.RawFactory} is all of it. Knows no other format and
 * no connector.
 */
package io.millrace.connectors.format.raw;

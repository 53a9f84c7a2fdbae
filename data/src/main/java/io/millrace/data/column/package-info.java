/**
 * Columns: sealed, immutable vectors of values over primitive arrays with null bitmaps.
 *
 * <p>{@link io.millrace.data.column.Column} is the root. Flat columns carry values, {@link
 * io.millrace.data.column.DictionaryColumn} and {@link io.millrace.data.column.ConstantColumn} are
 * encodings of a flat one. Arrays handed out by a column alias it and must not be written to.
 */
package io.millrace.data.column;

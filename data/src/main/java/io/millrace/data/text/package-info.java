/**
 * Values and batches as text for people.
 *
 * <p>{@link io.millrace.data.text.BatchText} prints batches and reads them back, for tests and
 * logs; {@link io.millrace.data.text.ValueText} prints a value as CAST to STRING does. Knows
 * nothing of files and formats.
 */
package io.millrace.data.text;

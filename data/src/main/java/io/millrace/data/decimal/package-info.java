/**
 * Arithmetic on DECIMAL without objects.
 *
 * <p>{@link io.millrace.data.decimal.ShortDecimals} works on unscaled values of up to 18 digits in
 * a long, {@link io.millrace.data.decimal.Decimals} on up to 38 digits in two, with {@link
 * io.millrace.data.decimal.Int128} to put a result into; {@link
 * io.millrace.data.decimal.DecimalText} parses and prints. Results are rounded HALF_UP, as Flink
 * rounds. May use {@code bytes} only.
 */
package io.millrace.data.decimal;

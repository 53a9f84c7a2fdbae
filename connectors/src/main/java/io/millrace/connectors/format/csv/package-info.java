/**
 * The {@code csv} format (RFC 4180), with the options of Flink 2.3 and two of Millrace's own.
 *
 * <p>{@link io.millrace.connectors.format.csv.CsvFactory} reads the options, {@code CsvDecoder}
 * goes from bytes to columns without objects in between. Knows no other format and no connector.
 */
package io.millrace.connectors.format.csv;

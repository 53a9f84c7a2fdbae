/**
 * The {@code json} format: an object a line, with the options of Flink 2.3.
 *
 * <p>{@link io.millrace.connectors.format.json.JsonFactory} reads the options; {@link
 * io.millrace.connectors.format.json.JsonRows} and {@link
 * io.millrace.connectors.format.json.JsonWriters} serve formats that wrap rows in JSON of their
 * own. Text goes to columns without objects in between. Knows no connector.
 */
package io.millrace.connectors.format.json;

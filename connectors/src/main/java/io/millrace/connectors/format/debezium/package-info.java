/**
 * The {@code debezium-json} format: changes of a database as Debezium writes them, rows before and
 * after each change.
 *
 * <p>{@link io.millrace.connectors.format.debezium.DebeziumFactory} reads the options. Uses the
 * {@code json} format for the rows.
 */
package io.millrace.connectors.format.debezium;

/**
 * Tables and their connectors.
 *
 * <p>{@link io.millrace.engine.connect.ConnectorRegistry} finds connectors and formats by name,
 * checks a table's options against what they declare, and makes sources and sinks. Tells the
 * planner what a connector can do.
 */
package io.millrace.engine.connect;

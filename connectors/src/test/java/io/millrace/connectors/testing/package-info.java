/**
 * What tests of connectors and formats share: tables in one line, rows as text, a clock to move.
 *
 * <p>Knows the SPI, no connector.
 */
package io.millrace.connectors.testing;

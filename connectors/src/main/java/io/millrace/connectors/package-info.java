/**
 * The connectors and formats that come in the box, one a package.
 *
 * <p>They implement {@code io.millrace.executor.spi} and are found through {@link
 * java.util.ServiceLoader}. They must not know the engine, the planner, or each other; connectors
 * use formats only through the SPI.
 */
package io.millrace.connectors;

/**
 * What a connector or format implements; found through {@link java.util.ServiceLoader}.
 *
 * <p>{@link io.millrace.executor.spi.ConnectorFactory} makes a {@link
 * io.millrace.executor.spi.Source} or {@link io.millrace.executor.spi.Sink}. Depends on {@code
 * data} only, not on other packages of the executor.
 */
package io.millrace.executor.spi;

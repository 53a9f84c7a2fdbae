/**
 * Reading files: bounded or for ever, from where an earlier run stopped.
 *
 * <p>{@link io.millrace.connectors.filesystem.source.FileSource} is what the factory makes; {@code
 * FileDecision} decides for each file that is found whether and from where it is read, {@code
 * OpenFile} turns its bytes into batches. Knows formats through the SPI only, and nothing of the
 * sink.
 */
package io.millrace.connectors.filesystem.source;

/**
 * Writing files, each row exactly once: hidden while they are written, renamed when the checkpoint
 * that holds them is complete.
 *
 * <p>{@link io.millrace.connectors.filesystem.sink.FileSink} is what the factory makes. Knows
 * formats through the SPI only, and nothing of the source.
 */
package io.millrace.connectors.filesystem.sink;

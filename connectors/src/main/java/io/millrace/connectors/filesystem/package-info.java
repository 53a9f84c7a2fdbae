/**
 * The {@code filesystem} connector: tables in files of any format, with the options of Flink 2.3.
 *
 * <p>{@link io.millrace.connectors.filesystem.FilesystemFactory} reads the options; {@code source}
 * and {@code sink} do the work, {@code layout} is what they share. Files are reached through the
 * platform only.
 */
package io.millrace.connectors.filesystem;

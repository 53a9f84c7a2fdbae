/**
 * How a table lies in files: where its path is, what its folders say of its rows, which names are
 * hidden.
 *
 * <p>{@link io.millrace.connectors.filesystem.layout.TablePath} and {@link
 * io.millrace.connectors.filesystem.layout.PartitionFolders} serve source and sink alike. Reads and
 * writes nothing.
 */
package io.millrace.connectors.filesystem.layout;

package io.millrace.state.store;

import java.io.Closeable;
import java.io.IOException;

/**
 * Rows by key in ascending unsigned order, as the runs it was given say. Its own files are scratch:
 * never opened again, of no use after {@link #close}. Calls block; they are made by I/O threads.
 * Reads may overlap each other and an ingestion; ingestions do not overlap.
 */
public interface OrderedStore extends Closeable {
  /** Takes in a finished run, which is newer than all before; the file stays as it is. */
  void ingest(String runPath) throws IOException;

  /** The value of each key, or null where there is none. */
  byte[][] get(byte[][] keys) throws IOException;

  /** Shows all rows whose keys begin with {@code prefix}, in order. */
  void scan(byte[] prefix, RowVisitor visitor) throws IOException;

  /** Takes rows; the arrays are the visitor's own. */
  interface RowVisitor {
    void row(byte[] key, byte[] value);
  }

  /** Makes a store when the first one is needed. */
  interface Factory {
    OrderedStore open() throws IOException;
  }
}

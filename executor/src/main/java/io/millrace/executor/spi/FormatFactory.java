package io.millrace.executor.spi;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.option.Option;
import java.util.List;

/**
 * Bytes to rows and back: {@code 'format' = '...'}. Registered in {@code META-INF/services}.
 * Stateless; thread-safe.
 */
public interface FormatFactory {
  /** The value of the table option {@code format}; its options are prefixed with it and a dot. */
  String name();

  List<Option<?>> options();

  /** Whether rows may be of other kinds than +I, when read complete with -U. */
  boolean changelog();

  /** How names of files in this format end. */
  default String fileSuffix() {
    return "." + name();
  }

  Decoder decoder(TableContext table);

  Encoder encoder(TableContext table);

  /** Reads records. Used by one thread. */
  interface Decoder {
    /**
     * Finds the end of the record that begins at {@code from}: the position after its last byte,
     * its delimiter included; -1 if it is not there before {@code to}. At the end of the input the
     * caller takes what is left as a record.
     */
    int recordEnd(byte[] bytes, int from, int to);

    /**
     * Appends the rows of one record (none, one, or two for an update) to {@code out}. A bad record
     * is a deterministic error, unless the format's options ignore it, and leaves {@code out} as it
     * was. The error says nothing of where the record stands: the connector knows that.
     */
    Decoded decode(Slice record, BatchBuilder out);

    /** Number of records at the head of each file that are none, such as a header. */
    default int headerRecords() {
      return 0;
    }
  }

  /** What became of a record. */
  enum Decoded {
    ROWS,
    /** Nothing to read: a blank line, a header, a tombstone. */
    EMPTY,
    /** A bad record, skipped as the options say. */
    SKIPPED
  }

  /** Writes records. Used by one thread. */
  interface Encoder {
    /** Appends the record of the row at {@code position}, with its delimiter, to {@code out}. */
    void encode(Batch batch, int position, SliceWriter out);

    /** Appends what stands at the head of each file. */
    default void header(SliceWriter out) {}
  }
}

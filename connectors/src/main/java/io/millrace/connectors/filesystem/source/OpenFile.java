package io.millrace.connectors.filesystem.source;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileFailure;
import io.millrace.executor.spi.FormatFactory.Decoded;
import io.millrace.executor.spi.FormatFactory.Decoder;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** A file that is being read, from some record to its end. */
final class OpenFile {
  /** Longest record; more is likely a quote that was never closed. */
  private static final int MOST_RECORD_BYTES = 1 << 26;

  /** After so many bytes without a row, the caller gets its turn. */
  private static final long MOST_SILENT_BYTES = 1 << 22;

  private final FoundFile file;
  private final FileHead head;
  private final Decoder decoder;
  private final boolean takesRest;
  private final RecordBuffer buffer;
  private final Slice record = new Slice();
  private int headerRecords;
  private boolean unterminated;
  private boolean ended;
  private long skippedRecords;
  private RuntimeException pendingFailure;

  /** A file with its stream just before {@code position}. */
  OpenFile(FoundFile file, FileHead head, FilePosition position, Content content) {
    this.file = file;
    this.head = head;
    decoder = content.decoder();
    takesRest = content.takesRest();
    long leftBytes = file.isGzip() ? Long.MAX_VALUE - 1 : file.sizeBytes() - position.bytes();
    buffer = new RecordBuffer(content.in(), position, leftBytes, MOST_RECORD_BYTES);
    unterminated = position.unterminated();
    headerRecords = position.bytes() == 0 ? decoder.headerRecords() : 0;
  }

  /**
   * Where its records come from.
   *
   * @param takesRest whether what is left at the end without a line end is a record
   */
  record Content(InputStream in, Decoder decoder, boolean takesRest) {}

  FoundFile file() {
    return file;
  }

  boolean ended() {
    return ended;
  }

  /** Bad records that were skipped since the last call. */
  long takeSkippedRecords() {
    long taken = skippedRecords;
    skippedRecords = 0;
    return taken;
  }

  FilePosition position() {
    return new FilePosition(
        file.path(),
        buffer.position(),
        buffer.lines(),
        head.bytes(),
        head.crc(),
        ended ? Math.max(file.sizeBytes(), file.isGzip() ? 0 : buffer.position()) : -1,
        unterminated);
  }

  /**
   * Reads records until the builder has {@code maxRows} rows, the file ends, or for long nothing
   * came. A failure is reported only when the rows before it are out.
   */
  Batch read(BatchBuilder out, int maxRows) {
    if (pendingFailure != null) {
      throw pendingFailure;
    }
    long silentUntil = buffer.position() + MOST_SILENT_BYTES;
    try {
      while (out.rows() < maxRows
          && !ended
          && (!out.isEmpty() || buffer.position() < silentUntil)) {
        readRecord(out);
      }
    } catch (MillraceException e) {
      fail(e, out);
    } catch (EOFException | ZipException e) {
      fail(brokenGzip(e), out);
    } catch (IOException e) {
      fail(FileFailure.of("read", file.fullPath(), e), out);
    }
    return out.isEmpty() ? null : out.build();
  }

  private void fail(RuntimeException failure, BatchBuilder out) {
    if (out.isEmpty()) {
      throw failure;
    }
    pendingFailure = failure;
  }

  private MillraceException brokenGzip(IOException e) {
    String what =
        e instanceof EOFException
            ? "the gzip file is cut off; its end is missing"
            : "it is no gzip file, or damaged (" + e.getMessage() + ")";
    return MillraceException.deterministic(
            "cannot read '" + file.fullPath() + "' beyond line " + buffer.lines() + ": " + what, e)
        .withHint("Replace the file with a complete copy; rows before that place were read.");
  }

  private void readRecord(BatchBuilder out) throws IOException {
    int end = decoder.recordEnd(buffer.bytes(), buffer.from(), buffer.to());
    while (end < 0 && !buffer.ended()) {
      if (buffer.isFull()) {
        throw at(
            MillraceException.deterministic(
                "a record is longer than "
                    + (MOST_RECORD_BYTES >> 20)
                    + " MB; is a quote missing?"));
      }
      buffer.fill();
      end = decoder.recordEnd(buffer.bytes(), buffer.from(), buffer.to());
    }
    if (unterminated && buffer.from() < buffer.to()) {
      skipLineEnd();
      return;
    }
    boolean rest = end < 0;
    if (rest && (buffer.from() == buffer.to() || !takesRest)) {
      ended = true;
      return;
    }
    decode(rest ? buffer.to() : end, out);
    unterminated = rest;
    ended = rest;
  }

  /** The last record had no line end when it was read: now it must have got one, and only that. */
  private void skipLineEnd() throws IOException {
    byte[] bytes = buffer.bytes();
    int from = buffer.from();
    if (bytes[from] == '\r' && from + 1 == buffer.to() && !buffer.ended()) {
      buffer.fill();
      bytes = buffer.bytes();
      from = buffer.from();
    }
    int lineEnd =
        bytes[from] == '\n'
            ? 1
            : bytes[from] == '\r' && from + 1 < buffer.to() && bytes[from + 1] == '\n' ? 2 : 0;
    if (lineEnd == 0) {
      throw at(
          MillraceException.deterministic(
                  "this line had no line end when it was read as the last one of the file, and has"
                      + " been continued since")
              .withHint("Append whole lines only. To read everything anew, run with --fresh."));
    }
    buffer.advance(from + lineEnd);
    unterminated = false;
  }

  private void decode(int end, BatchBuilder out) {
    int from = buffer.from();
    if (buffer.position() == 0 && hasByteOrderMark(from, end)) {
      from += 3;
    }
    if (headerRecords > 0) {
      headerRecords--;
    } else {
      try {
        Decoded decoded = decoder.decode(record.set(buffer.bytes(), from, end - from), out);
        skippedRecords += decoded == Decoded.SKIPPED ? 1 : 0;
      } catch (MillraceException e) {
        throw at(e);
      }
    }
    buffer.advance(end);
  }

  private boolean hasByteOrderMark(int from, int end) {
    byte[] bytes = buffer.bytes();
    return end - from >= 3
        && bytes[from] == (byte) 0xEF
        && bytes[from + 1] == (byte) 0xBB
        && bytes[from + 2] == (byte) 0xBF;
  }

  /** The error with the place of the record that begins at the first unread byte. */
  private MillraceException at(MillraceException e) {
    return MillraceException.deterministic(
            file.fullPath() + ":" + (buffer.lines() + 1) + ": " + e.getMessage(), e)
        .withHint(e.hint().orElse(null));
  }

  void close() throws IOException {
    buffer.close();
  }
}

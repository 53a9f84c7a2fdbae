package io.millrace.connectors.filesystem.source;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.SliceWriter;
import java.nio.charset.StandardCharsets;

/**
 * How far a file has been read.
 *
 * @param path below the path of the table; empty if that is the file itself
 * @param bytes of the decoded stream, up to the end of the last record read
 * @param lines that end within these bytes
 * @param headBytes how many bytes at the beginning of the raw file are identified by {@code head}
 * @param head their CRC32C
 * @param finishedSize size of the raw file when its end was reached; -1 if it was not
 * @param unterminated whether the last record read had no line end
 */
record FilePosition(
    String path,
    long bytes,
    long lines,
    int headBytes,
    int head,
    long finishedSize,
    boolean unterminated) {
  private static final byte VERSION = 1;

  boolean finished() {
    return finishedSize >= 0;
  }

  byte[] encode() {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    SliceWriter out = new SliceWriter(name.length + 48);
    out.append(VERSION);
    out.appendLong(bytes);
    out.appendLong(lines);
    out.appendInt(headBytes);
    out.appendInt(head);
    out.appendLong(finishedSize);
    out.append((byte) (unterminated ? 1 : 0));
    out.append(name, 0, name.length);
    return out.toByteArray();
  }

  static FilePosition decode(byte[] encoded) {
    if (encoded.length < 34 || encoded[0] != VERSION) {
      throw new IllegalArgumentException("no position of a file, version " + VERSION);
    }
    return new FilePosition(
        new String(encoded, 34, encoded.length - 34, StandardCharsets.UTF_8),
        Bytes.getLong(encoded, 1),
        Bytes.getLong(encoded, 9),
        Bytes.getInt(encoded, 17),
        Bytes.getInt(encoded, 21),
        Bytes.getLong(encoded, 25),
        encoded[33] != 0);
  }
}

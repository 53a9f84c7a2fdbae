package io.millrace.connectors.filesystem.sink;

import io.millrace.connectors.filesystem.layout.TablePath;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.SliceWriter;
import java.nio.charset.StandardCharsets;

/**
 * A complete file that is still hidden.
 *
 * @param folder below the path of the table; empty if that is it
 * @param name the name that it will have
 * @param sizeBytes its size
 * @param crc CRC32C of its bytes
 */
record Committable(String folder, String name, long sizeBytes, int crc) {
  private static final byte VERSION = 1;

  String hiddenPath(String root) {
    return TablePath.in(TablePath.in(root, folder), PartName.hidden(name));
  }

  String visiblePath(String root) {
    return TablePath.in(TablePath.in(root, folder), name);
  }

  byte[] encode() {
    SliceWriter out = new SliceWriter();
    out.append(VERSION);
    out.appendLong(sizeBytes);
    out.appendInt(crc);
    byte[] folderBytes = folder.getBytes(StandardCharsets.UTF_8);
    out.appendInt(folderBytes.length);
    out.append(folderBytes, 0, folderBytes.length);
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    out.append(nameBytes, 0, nameBytes.length);
    return out.toByteArray();
  }

  static Committable decode(byte[] encoded) {
    if (encoded.length < 17 || encoded[0] != VERSION) {
      throw new IllegalArgumentException("no committable of files, version " + VERSION);
    }
    int folderLength = Bytes.getInt(encoded, 13);
    int nameAt = 17 + folderLength;
    return new Committable(
        new String(encoded, 17, folderLength, StandardCharsets.UTF_8),
        new String(encoded, nameAt, encoded.length - nameAt, StandardCharsets.UTF_8),
        Bytes.getLong(encoded, 1),
        Bytes.getInt(encoded, 9));
  }
}

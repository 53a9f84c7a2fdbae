package io.millrace.state.checkpoint;

import io.millrace.data.platform.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Where the only checkpoint of a job was taken over from, as long as the job has made none of its
 * own: until then another folder may still be named in its place, since nothing rests on it.
 *
 * @param manifest checksum of the manifest that was taken over
 * @param folder it came from
 */
record Origin(String manifest, String folder) {

  /** Null if there is none. */
  static Origin read(FileStore files, CheckpointPaths paths) throws IOException {
    if (files.stat(paths.origin()).kind() != FileStore.Kind.FILE) {
      return null;
    }
    try (InputStream in = files.read(paths.origin(), 0)) {
      String[] parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split(" ", 2);
      return parts.length == 2 ? new Origin(parts[0], parts[1]) : null;
    }
  }

  static String checksum(byte[] manifest) {
    CRC32C crc = new CRC32C();
    crc.update(manifest);
    return String.format("%08x", crc.getValue());
  }

  /** Durable when this returns; comes before the manifest. */
  void write(FileStore files, CheckpointPaths paths) throws IOException {
    files.delete(paths.origin());
    try (FileStore.Output out = files.create(paths.origin())) {
      out.write((manifest + " " + folder).getBytes(StandardCharsets.UTF_8));
      out.sync();
    }
    files.syncFolder(paths.folder());
  }
}

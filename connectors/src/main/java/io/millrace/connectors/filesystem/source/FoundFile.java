package io.millrace.connectors.filesystem.source;

import io.millrace.connectors.filesystem.layout.TablePath;

/**
 * A file as a scan found it.
 *
 * @param path below the path of the table; empty if that is the file itself
 * @param fullPath absolute
 */
record FoundFile(String path, String fullPath, long sizeBytes, long modifiedMillis) {

  String name() {
    return TablePath.name(fullPath);
  }

  boolean isGzip() {
    return fullPath.endsWith(".gz");
  }
}

package io.millrace.data.platform;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Locks between processes, so that a job is not run twice at once. A lock is held until it is
 * closed or its process is gone, however it went. Thread-safe.
 */
public interface FileLocks {

  /**
   * Takes the lock that the file {@code path} stands for, creating it with its folders; empty if
   * somebody holds it. The file stays when the lock is released.
   */
  Optional<Closeable> tryLock(String path) throws IOException;
}

package io.millrace.data.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;

/**
 * What a file system answers that it answers again when the same is tried again: somebody must
 * change the folders first. A full disk or a failing device is none of these; they may heal.
 */
final class LastingFileError {
  /** The JDK has no class for these: it passes on the text of the operating system. */
  private static final List<String> TEXTS =
      List.of(
          "not a directory",
          "is a directory",
          "read-only file system",
          "file name too long",
          "operation not permitted",
          "too many levels of symbolic links");

  private LastingFileError() {}

  static boolean is(IOException failure) {
    if (failure instanceof AccessDeniedException
        || failure instanceof NotDirectoryException
        || failure instanceof FileSystemLoopException
        || failure.getCause() instanceof ReadOnlyFileSystemException) {
      return true;
    }
    String text =
        failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
    return text != null && TEXTS.contains(text.toLowerCase(Locale.ROOT));
  }
}

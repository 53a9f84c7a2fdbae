package io.millrace.data.platform;

import io.millrace.data.error.FailureClass;
import io.millrace.data.error.MillraceException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Turns what the file system says into errors for users. */
public final class FileFailure {
  private FileFailure() {}

  /**
   * The error of an attempt to do something with a file.
   *
   * @param action such as {@code read} or {@code write}: completes "cannot … {@code path}"
   */
  public static MillraceException of(String action, String path, IOException failure) {
    String attempt = "cannot " + action + " '" + path + "': ";
    if (failure instanceof NoSuchFileException && action.equals("write")) {
      return MillraceException.deterministic(attempt + "it cannot be made there", failure)
          .withHint("Choose a path in a folder that can be written.");
    }
    if (failure instanceof NoSuchFileException) {
      return MillraceException.deterministic(attempt + "there is no such file", failure)
          .withHint("Check the path; a relative one begins where the command was started.");
    }
    if (failure instanceof AccessDeniedException) {
      return MillraceException.deterministic(attempt + "permission denied", failure);
    }
    if (failure instanceof FileAlreadyExistsException exists) {
      String found = exists.getFile();
      String reason =
          found == null || found.equals(path)
              ? "it exists already"
              : "'" + found + "' is a file, not a folder";
      return MillraceException.deterministic(attempt + reason, failure);
    }
    if (failure instanceof NotDirectoryException) {
      return MillraceException.deterministic(attempt + "it is no folder", failure);
    }
    return MillraceException.classOf(failure) == FailureClass.DETERMINISTIC
        ? MillraceException.deterministic(attempt + reason(failure), failure)
        : MillraceException.passing(attempt + reason(failure), failure);
  }

  /** What went wrong, and with which file, as part of a sentence. */
  public static String describe(IOException failure) {
    String file = failure instanceof FileSystemException known ? known.getFile() : null;
    return file == null ? reason(failure) : "'" + file + "': " + reason(failure);
  }

  private static String reason(IOException failure) {
    String reason =
        failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
    if (reason == null) {
      return "the file system failed (" + failure.getClass().getSimpleName() + ")";
    }
    return reason.toLowerCase(Locale.ROOT).contains("no space left") ? "the disk is full" : reason;
  }
}

package io.millrace.connectors.filesystem.layout;

import io.millrace.data.error.MillraceException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths as users write them. */
public final class TablePath {
  private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):(/.*)");

  private TablePath() {}

  /**
   * The absolute path, with '/' between names and none at the end.
   *
   * @param path as the user wrote it; {@code file:} may stand before an absolute one
   * @param folder against which relative paths are resolved
   */
  public static String resolve(String path, String folder) {
    Matcher scheme = SCHEME.matcher(path);
    String local = path;
    if (scheme.matches()) {
      if (!scheme.group(1).equalsIgnoreCase("file")) {
        throw MillraceException.notSupported(
            "paths with '" + scheme.group(1) + ":', such as '" + path + "'");
      }
      local = scheme.group(2).replaceFirst("^//+", "/");
    }
    if (local.isBlank()) {
      throw MillraceException.deterministic("option 'path': expected a path, but it is empty");
    }
    try {
      return Path.of(folder).resolve(local).normalize().toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      throw MillraceException.deterministic("option 'path': '" + path + "' is no path", e);
    }
  }

  /** Whether readers skip a file or folder: its name begins with '.' or '_'. */
  public static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("_");
  }

  /** The last name of a path. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** What stands before the last name of a path. */
  public static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** A name in a folder; the folder itself if the name is empty. */
  public static String in(String folder, String name) {
    return name.isEmpty() ? folder : folder.endsWith("/") ? folder + name : folder + "/" + name;
  }
}

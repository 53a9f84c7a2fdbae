package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileFailure;
import io.millrace.data.platform.FileStore;
import io.millrace.functions.registry.ExternalFunction;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.functions.user.UserClass;
import io.millrace.planner.catalog.Catalog;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The functions and jars of a session. Classes come from the jars, behind the class path of the
 * process; a class that was loaded stays what it is when its jar is removed. Used by one thread.
 */
final class UserFunctions implements AutoCloseable {

  /** A function as it was registered. */
  record Entry(
      String name,
      String className,
      String language,
      List<String> jars,
      ExternalFunction function) {}

  private final FunctionRegistry builtIn;
  private final Catalog catalog;
  private final SessionSettings settings;
  private final Map<String, Entry> system = new TreeMap<>();
  private final Map<List<String>, Entry> temporary = new HashMap<>();
  private final Map<List<String>, Entry> permanent = new HashMap<>();
  private final List<String> jars = new ArrayList<>();
  private final List<URLClassLoader> loaders = new ArrayList<>();

  /** Loaders whose classes functions may still be of. */
  private final List<URLClassLoader> retired = new ArrayList<>();

  UserFunctions(FunctionRegistry builtIn, Catalog catalog, SessionSettings settings) {
    this.builtIn = builtIn;
    this.catalog = catalog;
    this.settings = settings;
  }

  /** The built-in functions with those of the user, as names mean them in the current database. */
  FunctionRegistry registry() {
    Map<String, ExternalFunction> users = new HashMap<>();
    List.of(permanent, temporary).forEach(each -> each.forEach((path, e) -> name(path, e, users)));
    system.forEach((name, entry) -> users.put(fold(name), entry.function()));
    return builtIn.with(users);
  }

  private void name(List<String> path, Entry entry, Map<String, ExternalFunction> users) {
    users.put(fold(String.join(".", path)), entry.function());
    boolean inCatalog = path.get(0).equals(catalog.currentCatalog());
    if (inCatalog) {
      users.put(fold(path.get(1) + "." + path.get(2)), entry.function());
    }
    boolean hidden = builtIn.contains(path.get(2));
    if (inCatalog && path.get(1).equals(catalog.currentDatabase()) && !hidden) {
      users.put(fold(path.get(2)), entry.function());
    }
  }

  private static String fold(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  FunctionRegistry builtIn() {
    return builtIn;
  }

  /** Functions by lower-case name. */
  Map<String, Entry> system() {
    return system;
  }

  /** Functions by catalog, database and lower-case name. */
  Map<List<String>, Entry> catalogued(boolean temporaryOnes) {
    return temporaryOnes ? temporary : permanent;
  }

  /** The jars, in the order in which they came. */
  List<String> jars() {
    return List.copyOf(jars);
  }

  /** Reads a class as a function. */
  ExternalFunction load(String name, String className) {
    ClassLoader loader = loaders.isEmpty() ? parent() : loaders.get(loaders.size() - 1);
    try {
      return UserClass.of(name, Class.forName(className, true, loader));
    } catch (ClassNotFoundException e) {
      throw MillraceException.deterministic("there is no class '" + className + "'", e)
          .withHint(
              "ADD JAR 'file.jar'; or USING JAR says where it is; or put it on the class path.");
    } catch (LinkageError e) {
      throw MillraceException.deterministic(
              "the class '" + className + "' cannot be loaded: " + e.getMessage(), e)
          .withHint("A class that it needs is missing: ADD JAR it, too.");
    }
  }

  private static ClassLoader parent() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? UserFunctions.class.getClassLoader() : context;
  }

  /** Makes the classes of a jar known; nothing happens if they are. */
  void add(String jar) {
    String path = path(jar);
    requireFile(jar, path);
    if (jars.contains(path)) {
      return;
    }
    ClassLoader before = loaders.isEmpty() ? parent() : loaders.get(loaders.size() - 1);
    loaders.add(new URLClassLoader(new URL[] {url(path)}, before));
    jars.add(path);
  }

  /** Takes a jar away: classes that were not loaded yet are not found in it any more. */
  boolean remove(String jar) {
    if (!jars.remove(path(jar))) {
      return false;
    }
    ClassLoader before = parent();
    List<URLClassLoader> rebuilt = new ArrayList<>();
    for (String left : jars) {
      URLClassLoader loader = new URLClassLoader(new URL[] {url(left)}, before);
      rebuilt.add(loader);
      before = loader;
    }
    retired.addAll(loaders);
    loaders.clear();
    loaders.addAll(rebuilt);
    return true;
  }

  private String path(String jar) {
    String path = jar.startsWith("file://") ? jar.substring("file://".length()) : jar;
    if (path.contains("://")) {
      throw MillraceException.notSupported("jars at '" + jar + "'")
          .withHint("Use a file of the local file system.");
    }
    return path.startsWith("/") ? path : settings.folder() + "/" + path;
  }

  private void requireFile(String jar, String path) {
    try {
      if (settings.platform().files().stat(path).kind() != FileStore.Kind.FILE) {
        throw MillraceException.deterministic("there is no file '" + jar + "'")
            .withHint("A relative path begins where the command was started.");
      }
    } catch (IOException e) {
      throw FileFailure.of("look for the jar", path, e);
    }
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw MillraceException.deterministic("'" + path + "' is no path of a file", e);
    }
  }

  @Override
  public void close() {
    retired.addAll(loaders);
    loaders.clear();
    for (URLClassLoader loader : retired) {
      try {
        loader.close();
      } catch (IOException e) {
        // The process is done with the file either way.
        continue;
      }
    }
    retired.clear();
  }
}

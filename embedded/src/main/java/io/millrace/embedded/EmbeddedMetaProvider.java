package io.millrace.embedded;

import io.millrace.data.platform.LocalPlatform;
import io.millrace.data.platform.OuterWorld;
import io.millrace.engine.session.Session;
import io.millrace.engine.session.SessionSettings;
import io.millrace.engine.session.SharedMemory;
import io.millrace.jdbc.MetaProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.Meta;

/**
 * Opens a session for each connection, on the real clock, files and threads. Connection properties
 * are options as SET knows them, and:
 *
 * <ul>
 *   <li>{@code folder}: what relative paths start from; by default the working folder;
 *   <li>{@code jobName}: default of {@code pipeline.name};
 *   <li>{@code fresh}: {@code true} if jobs forget their checkpoints;
 *   <li>{@code acceptRepeats}: {@code true} if a job whose newest checkpoint is damaged may write
 *       rows again.
 * </ul>
 */
@OuterWorld
public final class EmbeddedMetaProvider implements MetaProvider {
  private static final int IO_THREADS = 16;

  /** Avatica's and JDBC's own. */
  private static final java.util.Set<String> FOREIGN =
      java.util.Set.of("user", "password", "folder", "jobName", "fresh", "acceptRepeats");

  /** Of all connections of this process; never closed, as the last of them is not known. */
  private final SharedMemory memory = new SharedMemory();

  @Override
  public Meta create(AvaticaConnection connection, Properties properties) {
    Map<String, String> options = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (!FOREIGN.contains(key)) {
        options.put(key, properties.getProperty(key));
      }
    }
    String folder = Path.of(properties.getProperty("folder", "")).toAbsolutePath().toString();
    SessionSettings settings =
        new SessionSettings(
            LocalPlatform.create(IO_THREADS),
            folder,
            scratch(),
            properties.getProperty("jobName"),
            options,
            Boolean.parseBoolean(properties.getProperty("fresh")),
            Boolean.parseBoolean(properties.getProperty("acceptRepeats")));
    return new SessionMeta(connection, Errors.translating(() -> new Session(settings, memory)));
  }

  /** A folder in the system's temporary one that no other process or session uses. */
  private static String scratch() {
    String name = "millrace-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    return Path.of(System.getProperty("java.io.tmpdir"), name).toString();
  }
}

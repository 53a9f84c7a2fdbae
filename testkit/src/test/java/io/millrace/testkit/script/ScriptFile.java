package io.millrace.testkit.script;

import io.millrace.testkit.script.Configurations.Configuration;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.hydromatic.quidem.Quidem;

/**
 * One script and what it printed when last accepted: they are the same file. A line {@code # only:
 * a, b} or {@code # not: a, b} in it chooses configurations.
 */
record ScriptFile(Path path) {
  /** Stands for the folder that a run has to itself. */
  private static final String FOLDER = "${folder}";

  /** Users do not have it, so a list of connectors is shown without it. */
  private static final String CONNECTOR_OF_TESTS = "collected, ";

  /** All scripts below a folder, sorted. */
  static List<ScriptFile> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".iq")).sorted().map(ScriptFile::new).toList();
    }
  }

  String expected() throws IOException {
    return Files.readString(path);
  }

  /** Whether the script wants to run in this way. */
  boolean runsIn(Configuration configuration) throws IOException {
    List<String> only = names("# only: ");
    return (only.isEmpty() || only.contains(configuration.name()))
        && !names("# not: ").contains(configuration.name());
  }

  private List<String> names(String prefix) throws IOException {
    return expected()
        .lines()
        .filter(l -> l.startsWith(prefix))
        .flatMap(l -> Stream.of(l.substring(prefix.length()).split(",")))
        .map(String::trim)
        .toList();
  }

  /** Runs the statements and gives the script with the results they gave. */
  String run(Configuration configuration, Path folder) throws IOException {
    StringWriter out = new StringWriter();
    Quidem.Config config =
        Quidem.configBuilder()
            .withReader(new StringReader(expected()))
            .withWriter(out)
            .withConnectionFactory(
                (name, reference) -> reference ? null : connect(configuration, folder))
            .withStackLimit(-1)
            .build();
    new InOrder(config).execute();
    return out.toString()
        .replace(folder.toAbsolutePath().toString(), FOLDER)
        .replace(CONNECTOR_OF_TESTS, "");
  }

  private static Connection connect(Configuration configuration, Path folder) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("table.local-time-zone", "UTC");
    properties.setProperty("table.dml-sync", "true");
    properties.setProperty("sql-client.execution.result-mode", "TABLE");
    properties.setProperty("folder", folder.toAbsolutePath().toString());
    properties.putAll(configuration.options());
    Connection connection = DriverManager.getConnection("jdbc:millrace:", properties);
    if (!configuration.crashes()) {
      return PlainJdbc.of(connection);
    }
    Connection reader = DriverManager.getConnection("jdbc:millrace:", properties);
    Map<String, String> options = new TreeMap<>();
    properties.forEach((key, value) -> options.put((String) key, (String) value));
    options.remove("folder");
    return PlainJdbc.of(CrashingJdbc.of(connection, reader, folder, options));
  }

  /** Keeps the order of rows where it says something, and where a comment asks for it. */
  private static final class InOrder extends Quidem {
    private static final Pattern LISTING =
        Pattern.compile("(?i)\\s*(EXPLAIN|DESC|DESCRIBE|SHOW)\\b.*");

    InOrder(Config config) {
      super(config);
    }

    @Override
    public boolean isProbablyDeterministic(String sql) {
      return sql.contains("-- in order")
          || LISTING.matcher(sql.lines().findFirst().orElse("")).matches()
          || super.isProbablyDeterministic(sql);
    }
  }
}

package io.millrace.testkit.script;

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
import java.util.stream.Stream;
import net.hydromatic.quidem.Quidem;

/** One script and what it printed when last accepted: they are the same file. */
record ScriptFile(Path path) {

  /** All scripts below a folder, sorted. */
  static List<ScriptFile> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".iq")).sorted().map(ScriptFile::new).toList();
    }
  }

  String expected() throws IOException {
    return Files.readString(path);
  }

  /** Runs the statements with these options and gives the script with the results they gave. */
  String run(Map<String, String> options) throws IOException {
    StringWriter out = new StringWriter();
    Quidem.Config config =
        Quidem.configBuilder()
            .withReader(new StringReader(expected()))
            .withWriter(out)
            .withConnectionFactory((name, reference) -> connect(options))
            .withStackLimit(0)
            .build();
    new Quidem(config).execute();
    return out.toString();
  }

  private Connection connect(Map<String, String> options) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("table.local-time-zone", "UTC");
    properties.setProperty("table.dml-sync", "true");
    properties.setProperty("folder", path.toAbsolutePath().getParent().toString());
    properties.putAll(options);
    return DriverManager.getConnection("jdbc:millrace:", properties);
  }
}

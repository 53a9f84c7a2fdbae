package io.millrace.benchmarks.queries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** The plans of all queries of a file, one after the other; nothing is run. */
final class Plans {
  private static final Pattern QUERY = Pattern.compile("(?is)(SELECT|WITH|VALUES|INSERT)\\b.*");

  /** Definitions and settings; a table made of a query is left out, as it would be run. */
  private static final Pattern DEFINITION =
      Pattern.compile(
          "(?is)(SET|RESET|USE|CREATE (?!MATERIALIZED)(?!TABLE.* AS SELECT)|ALTER|DROP)\\b.*");

  private static final Map<Path, String> KNOWN = new HashMap<>();

  private Plans() {}

  /** Of a script test, as one task without bundles, or as several with. */
  static String ofScript(Path script, boolean several) throws IOException, SQLException {
    Path key = script.resolve(several ? "several" : "one");
    if (!KNOWN.containsKey(key)) {
      Properties options = new Properties();
      if (several) {
        options.setProperty("parallelism.default", "2");
        options.setProperty("table.exec.mini-batch.enabled", "true");
        options.setProperty("table.exec.mini-batch.allow-latency", "1 s");
        options.setProperty("table.exec.mini-batch.size", "4");
      }
      KNOWN.put(key, explained(statements(script), options));
    }
    return KNOWN.get(key);
  }

  /** What is printed ends in a line with an exclamation mark. */
  private static List<String> statements(Path script) throws IOException {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    boolean printed = false;
    for (String line : Files.readAllLines(script)) {
      if (line.startsWith("!")) {
        printed = false;
      } else if (!printed && !line.startsWith("#")) {
        statement.append(line).append('\n');
        printed = line.endsWith(";");
        if (printed) {
          statements.add(statement.substring(0, statement.length() - 2).strip());
          statement.setLength(0);
        }
      }
    }
    return statements;
  }

  /** Of a query of {@code dev/bench operators}; it must have one. */
  static String ofQuery(Path folder, String name) throws IOException, SQLException {
    Path query = folder.resolve(name + ".sql");
    if (!KNOWN.containsKey(query)) {
      String text =
          Files.readString(folder.resolve("tables.sql")) + ";\n" + Files.readString(query);
      List<String> statements =
          List.of(text.replaceAll("(?m)^--.*\\n", "").split(";\\s*\\n")).stream()
              .map(String::strip)
              .filter(s -> !s.isEmpty())
              .toList();
      KNOWN.put(query, explained(statements, new Properties()));
    }
    return KNOWN.get(query);
  }

  /** What is refused has no plan. */
  private static String explained(List<String> statements, Properties options) throws SQLException {
    StringBuilder plans = new StringBuilder();
    try (Connection connection = DriverManager.getConnection("jdbc:millrace:", options);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        try {
          if (QUERY.matcher(sql).matches()) {
            try (ResultSet lines = statement.executeQuery("EXPLAIN " + sql)) {
              while (lines.next()) {
                plans.append(lines.getString(1)).append('\n');
              }
            }
          } else if (DEFINITION.matcher(sql).matches()) {
            statement.execute(sql);
          }
        } catch (SQLException e) {
          plans.append("refused: ").append(e.getMessage()).append('\n');
        }
      }
    }
    return plans.toString();
  }
}

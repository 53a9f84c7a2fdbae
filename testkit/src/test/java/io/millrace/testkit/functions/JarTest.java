package io.millrace.testkit.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarTest {
  private static final String SOURCE =
      """
      package jars;
      public class Twice extends io.millrace.functions.api.ScalarFunction {
        public int eval(int n) {
          return 2 * n;
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void classesComeFromJarsOfTheSession() throws Exception {
    String jar = jar().toString();
    try (Connection connection = DriverManager.getConnection("jdbc:millrace:");
        Statement statement = connection.createStatement()) {
      assertThrows(
          SQLException.class, () -> statement.execute("CREATE FUNCTION twice AS 'jars.Twice'"));
      statement.execute("CREATE FUNCTION twice AS 'jars.Twice' USING JAR '" + jar + "'");
      assertEquals(42, first(statement, "SELECT twice(21)").getInt(1));
      assertEquals(jar, first(statement, "SHOW JARS").getString(1));
      statement.execute("REMOVE JAR '" + jar + "'");
      assertEquals(4, first(statement, "SELECT twice(2)").getInt(1));
      statement.execute("ADD JAR '" + jar + "'");
      statement.execute("CREATE TEMPORARY FUNCTION again AS 'jars.Twice'");
      assertEquals(6, first(statement, "SELECT again(3)").getInt(1));
    }
  }

  private static ResultSet first(Statement statement, String sql) throws SQLException {
    ResultSet rows = statement.executeQuery(sql);
    assertTrue(rows.next());
    return rows;
  }

  private Path jar() throws IOException {
    Path source = folder.resolve("Twice.java");
    Files.writeString(source, SOURCE);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertEquals(0, status);
    Path jar = folder.resolve("twice.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("jars/Twice.class"));
      out.write(Files.readAllBytes(folder.resolve("jars/Twice.class")));
      out.closeEntry();
    }
    return jar;
  }
}

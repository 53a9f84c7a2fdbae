package io.millrace.testkit.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.functions.BuiltInFunctions;
import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.registry.FunctionDescription;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.planner.function.OperatorTable;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Calls every overload of the registry with NULL, extreme and wrong values in each place. Calls of
 * constants, which are folded, and of columns give the same, in batches of one row, too, and so do
 * aggregates, also of rows that are taken back and never came; what fails is an error for users,
 * never one of the planner or the engine.
 */
class FunctionSweepTest {
  private static final Map<String, List<String>> VALUES = values();
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final String WRONG = "MAP[1, ARRAY[TRUE]]";

  private final List<String> found = new ArrayList<>();
  private Connection connection;
  private Statement statement;
  private final Set<String> seen = new HashSet<>();
  private int compared;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:millrace:");
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private static Map<String, List<String>> values() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    String text = "CAST(%s AS STRING)";
    values.put(
        "STRING",
        List.of(
            text.formatted("'2024-02-29 12:34:56'"),
            text.formatted("''"),
            "REPEAT('aé😀 %_', 1500)",
            "CAST(x'ffc3' AS STRING)",
            text.formatted("'{\"a\":[1]}'"),
            text.formatted("'['")));
    values.put("BYTES", List.of("CAST(x'0061ff' AS BYTES)", "CAST(x'' AS BYTES)"));
    values.put("BOOLEAN", List.of("TRUE", "FALSE"));
    values.put("TINYINT", whole("TINYINT", "-128", "127"));
    values.put("SMALLINT", whole("SMALLINT", "-32768", "32767"));
    values.put("INT", whole("INT", "-2147483648", "2147483647"));
    values.put("BIGINT", whole("BIGINT", "-9223372036854775808", "9223372036854775807"));
    values.put("DOUBLE", real("DOUBLE"));
    values.put("FLOAT", real("FLOAT"));
    values.put(
        "DECIMAL",
        List.of(
            "CAST(2.5 AS DECIMAL(5, 2))",
            "CAST('99999999999999999999999999999999999999' AS DECIMAL(38, 0))",
            "CAST('-0.99999999999999999999999999999999999999' AS DECIMAL(38, 38))"));
    values.put("DATE", List.of("DATE '2024-02-29'", "DATE '0001-01-01'", "DATE '9999-12-31'"));
    values.put("TIME", List.of("TIME '12:34:56'", "TIME '00:00:00'", "TIME '23:59:59'"));
    String[] points = {"2024-02-29 12:34:56.789", "0001-01-01 00:00:00", "9999-12-31 23:59:59.999"};
    List<String> timestamps = new ArrayList<>();
    List<String> instants = new ArrayList<>();
    for (String point : points) {
      timestamps.add("CAST(TIMESTAMP '" + point + "' AS TIMESTAMP(3))");
      instants.add("CAST(TIMESTAMP '" + point + "' AS TIMESTAMP_LTZ(3))");
    }
    timestamps.add("CAST(TIMESTAMP '1969-12-31 23:59:59.123456789' AS TIMESTAMP(9))");
    values.put("TIMESTAMP", timestamps);
    values.put("TIMESTAMP_LTZ", instants);
    values.put("INTERVAL_YEAR_MONTH", List.of("INTERVAL '14' MONTH", "INTERVAL -'99' YEAR"));
    values.put("INTERVAL_DAY_TIME", List.of("INTERVAL '25' HOUR", "INTERVAL -'99' DAY"));
    values.put("ARRAY", List.of("ARRAY[3, 1, 2]", "ARRAY[CAST(NULL AS INT), 1]"));
    values.put("MAP", List.of("MAP['a', 1, 'b', 2]", "MAP['', CAST(NULL AS INT)]"));
    values.put("ROW", List.of("ROW(1, 'a')"));
    return values;
  }

  private static List<String> whole(String type, String least, String most) {
    List<String> values = new ArrayList<>();
    for (String digits : List.of("2", "0", "-1", least, most)) {
      values.add("CAST('" + digits + "' AS " + type + ")");
    }
    return values;
  }

  private static List<String> real(String type) {
    List<String> values = new ArrayList<>();
    for (String digits : List.of("0.5", "-0.0", "NaN", "Infinity", "-Infinity", "1E38")) {
      values.add("CAST('" + digits + "' AS " + type + ")");
    }
    return values;
  }

  @Test
  void scalarFunctionsOfAnything() throws SQLException {
    FunctionRegistry registry = BuiltInFunctions.registry();
    for (String name : registry.names()) {
      FunctionDescription function = registry.describe(name);
      boolean known = name.matches("[A-Z][A-Z0-9_]*");
      if (known && function.determinism() == Determinism.DETERMINISTIC) {
        for (String signature : function.signatures()) {
          sweep(name, families(signature));
        }
      }
    }
    assertEquals("", String.join("\n", found));
    assertTrue(compared > 1_000, compared + " calls");
  }

  /** The kind of value for each argument of {@code NAME(T, ARRAY<T>, ANY...)}. */
  private static List<String> families(String signature) {
    List<String> families = new ArrayList<>();
    int depth = 0;
    StringBuilder part = new StringBuilder();
    String inside = signature.substring(signature.indexOf('(') + 1, signature.lastIndexOf(')'));
    for (char c : (inside + ",").toCharArray()) {
      depth += c == '<' || c == '(' || c == '[' ? 1 : c == '>' || c == ')' || c == ']' ? -1 : 0;
      if (c != ',' || depth > 0) {
        part.append(c);
      } else if (!part.toString().isBlank()) {
        families.add(family(part.toString().strip()));
        part.setLength(0);
      }
    }
    return families;
  }

  private static String family(String pattern) {
    String first = pattern.split("[^A-Z_]")[0];
    return VALUES.containsKey(first) ? first : first.equals("MULTISET") ? "MAP" : "INT";
  }

  private void sweep(String name, List<String> families) throws SQLException {
    List<String> usual = families.stream().map(f -> VALUES.get(f).get(0)).toList();
    if (!seen.add(call(name, families))) {
      return;
    }
    Set<List<String>> calls = new LinkedHashSet<>(Set.of(usual));
    for (int place = 0; place < usual.size(); place++) {
      List<String> tried = new ArrayList<>(VALUES.get(families.get(place)));
      tried.add("CAST(NULL AS " + type(families.get(place), tried.get(0)) + ")");
      for (String value : tried) {
        List<String> call = new ArrayList<>(usual);
        call.set(place, value);
        calls.add(call);
      }
      List<String> wrong = new ArrayList<>(usual);
      wrong.set(place, WRONG);
      run("SELECT " + call(name, wrong));
    }
    for (List<String> call : calls) {
      compare(name, call);
    }
  }

  private static String type(String family, String value) {
    return switch (family) {
      case "ARRAY" -> "ARRAY<INT>";
      case "MAP" -> "MAP<STRING, INT>";
      case "ROW" -> "ROW<a INT, b STRING>";
      case "INTERVAL_YEAR_MONTH" -> "INTERVAL MONTH";
      case "INTERVAL_DAY_TIME" -> "INTERVAL SECOND";
      case "DECIMAL" -> "DECIMAL(5, 2)";
      default -> family;
    };
  }

  private static String call(String name, List<String> arguments) {
    return name + "(" + String.join(", ", arguments) + ")";
  }

  private void compare(String name, List<String> arguments) throws SQLException {
    String folded = run("SELECT " + call(name, arguments) + " AS r");
    if (arguments.isEmpty() || folded.startsWith("error at ")) {
      return;
    }
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      columns.add("c" + i);
    }
    String list = String.join(", ", columns);
    String rows =
        " FROM (VALUES (1, %1$s), (2, %1$s)) AS t (i, %2$s) WHERE i > 1"
            .formatted(String.join(", ", arguments), list);
    String query = "SELECT " + call(name, columns) + " AS r" + rows;
    for (String columnar : List.of(run(query), run(query, "1"))) {
      if (!columnar.startsWith("error at ") && !same(columnar, folded)) {
        found.add(call(name, arguments) + ": folded " + folded + ", of columns " + columnar);
      }
    }
    compared++;
  }

  /** A decimal's scale may follow from an argument that is a constant. */
  private static boolean same(String one, String other) {
    return one.equals(other)
        || NUMBER.matcher(one).matches()
            && NUMBER.matcher(other).matches()
            && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
  }

  @Test
  void aggregateFunctionsOfAnything() throws SQLException {
    for (String call : aggregates()) {
      for (Map.Entry<String, List<String>> values : VALUES.entrySet()) {
        List<String> given = new ArrayList<>();
        given.add("CAST(NULL AS " + type(values.getKey(), "") + ")");
        given.addAll(values.getValue());
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < given.size(); i++) {
          rows.append(i == 0 ? "" : ", ").append("('i', ").append(given.get(i)).append(")");
        }
        String select = "SELECT " + call + " AS r FROM ";
        inEitherBatch(select + "(VALUES " + rows + ") AS t (op, c)");
        // Takes away what never came, before anything comes and once all is there.
        String last = given.get(given.size() - 1);
        inEitherBatch(
            select
                + "FROM_CHANGELOG((SELECT * FROM (VALUES ('d', %s), %s, ('d', %s), ('d', %s)) AS t"
                    .formatted(last, rows, last, last)
                + " (op, c)), DESCRIPTOR(op), MAP['i', 'INSERT', 'd', 'DELETE'])");
      }
    }
    assertEquals("", String.join("\n", found));
    assertTrue(compared > 500, compared + " calls");
  }

  /** Calls of all functions that are none of the registry of scalars, refused ones among them. */
  private static List<String> aggregates() {
    FunctionRegistry registry = BuiltInFunctions.registry();
    SortedSet<String> names = new OperatorTable(registry).functionNames();
    assertTrue(names.containsAll(Set.of("SUM", "LISTAGG", "PERCENTILE")), names.toString());
    List<String> calls = new ArrayList<>();
    for (String name : names) {
      if (!registry.contains(name) && name.matches("[A-Z][A-Z0-9_]*")) {
        calls.add(name + "(c)");
        calls.add(name + "(DISTINCT c)");
      }
    }
    calls.add("COUNT(*)");
    calls.add("LISTAGG(c, ';')");
    calls.add("PERCENTILE(c, 0.5)");
    // These are no names but clauses.
    calls.add("JSON_ARRAYAGG(c)");
    calls.add("JSON_ARRAYAGG(c NULL ON NULL)");
    calls.add("JSON_OBJECTAGG(KEY op VALUE c)");
    return calls;
  }

  private void inEitherBatch(String query) throws SQLException {
    String usual = run(query);
    String byOne = run(query, "1");
    if (!usual.equals(byOne)) {
      found.add(query + ": " + usual + ", in batches of one row: " + byOne);
    }
    compared += usual.startsWith("error at ") ? 0 : 1;
  }

  private String run(String query, String batchSize) throws SQLException {
    statement.execute("SET 'millrace.batch-size' = '" + batchSize + "'");
    String result = run(query);
    statement.execute("RESET 'millrace.batch-size'");
    return result;
  }

  /** The last row of a query, or what is wrong with it. */
  private String run(String sql) {
    try (ResultSet rows = statement.executeQuery(sql)) {
      String last = "no row";
      while (rows.next()) {
        last = String.valueOf(rows.getString(1));
      }
      return last;
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage());
      boolean planned = message.contains("cannot be planned") || message.contains("report it");
      if (planned || !message.contains("error: ")) {
        found.add(sql + ": " + message.lines().findFirst().orElse(""));
      }
      return message.matches("(?s)\\d+:\\d+: .*") ? "error at " + message : "error: " + message;
    } catch (RuntimeException | Error e) {
      found.add(sql + ": " + e);
      return "broken";
    }
  }
}

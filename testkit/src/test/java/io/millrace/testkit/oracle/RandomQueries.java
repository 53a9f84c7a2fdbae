package io.millrace.testkit.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws queries over {@code t} and {@code u}. */
final class RandomQueries {
  private static final String[] AGGREGATES = {
    "COUNT(*)",
    "COUNT(n)",
    "COUNT(DISTINCT n)",
    "SUM(n)",
    "SUM(DISTINCT n)",
    "SUM(b)",
    "SUM(d)",
    "SUM(f)",
    "AVG(f)",
    "MIN(n)",
    "MAX(n)",
    "MIN(k)",
    "MAX(d)",
    "MIN(f)",
    "COUNT(DISTINCT k)",
    "MAX(flag)",
    "STDDEV_POP(f)"
  };
  private static final String[] JOINS = {"JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"};
  private static final String[] SETS = {
    "UNION ALL", "UNION", "INTERSECT", "INTERSECT ALL", "EXCEPT", "EXCEPT ALL"
  };

  private final Random random;
  private final RandomExpressions plain;

  RandomQueries(long seed) {
    random = new Random(seed);
    plain = new RandomExpressions(random, "");
  }

  /** The same question in the words of both engines. */
  record Question(String millrace, String duck) {
    static Question same(String sql) {
      return new Question(sql, sql);
    }
  }

  Question next() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> Question.same(project());
      case 2, 3 -> Question.same(group());
      case 4, 5 -> Question.same(join());
      case 6 -> Question.same(set());
      case 7 -> Question.same(semi());
      case 8 -> window();
      case 9 -> Question.same(top());
      case 10 -> Question.same(over());
      default -> Question.same("SELECT DISTINCT k, " + plain.integer(1) + " FROM " + source());
    };
  }

  /** Rows with the columns of {@code t} but {@code ts}; {@code id} is unique. */
  private String source() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> "t";
      case 2 -> "(SELECT * FROM t WHERE " + plain.condition(1) + ") AS t";
      case 3 ->
          "(SELECT MAX(id) AS id, k, n, SUM(b) AS b, MAX(d) AS d, SUM(f) AS f, MIN(flag) AS flag"
              + " FROM t GROUP BY k, n) AS t";
      default ->
          "(SELECT id, k, n, b, d, f, flag FROM t WHERE id < 60 UNION ALL SELECT id, UPPER(k),"
              + " n + 1, b, d, f, NOT flag FROM t WHERE id >= 60) AS t";
    };
  }

  private String where() {
    return random.nextBoolean() ? "" : " WHERE " + plain.condition(2);
  }

  private String project() {
    return "SELECT id, "
        + plain.integer(3)
        + ", "
        + plain.text(2)
        + ", "
        + plain.real(2)
        + ", "
        + plain.condition(2)
        + " FROM "
        + source()
        + where();
  }

  private String aggregates() {
    List<String> drawn = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      String aggregate = AGGREGATES[random.nextInt(AGGREGATES.length)];
      boolean filter = random.nextInt(4) == 0;
      drawn.add(aggregate + (filter ? " FILTER (WHERE " + plain.condition(1) + ")" : ""));
    }
    return String.join(", ", drawn);
  }

  private String group() {
    String keyed =
        "(SELECT *, "
            + plain.integer(1)
            + " AS g, "
            + plain.text(1)
            + " AS h FROM "
            + source()
            + ") AS s";
    String having = random.nextInt(3) == 0 ? " HAVING COUNT(*) > " + random.nextInt(6) : "";
    String keys =
        switch (random.nextInt(6)) {
          case 0 -> "g";
          case 1 -> "h";
          case 2 -> "ROLLUP (g, h)";
          case 3 -> "GROUPING SETS ((g), (h), (flag))";
          default -> "g, h";
        };
    String grouped = keys.contains("flag") ? "g, h, flag" : keys.contains("(") ? "g, h" : keys;
    return "SELECT "
        + grouped
        + ", "
        + aggregates()
        + " FROM "
        + keyed
        + where()
        + " GROUP BY "
        + keys
        + having;
  }

  private String join() {
    RandomExpressions left = new RandomExpressions(random, "t.");
    StringBuilder on = new StringBuilder("t.k = u.k");
    if (random.nextInt(3) == 0) {
      on.append(" AND t.n = u.m");
    }
    if (random.nextInt(3) == 0) {
      on.append(" AND ").append(random.nextBoolean() ? left.condition(1) : "t.n > u.m");
    }
    String right =
        random.nextInt(3) == 0
            ? "(SELECT k, SUM(m) AS m, MAX(name) AS name FROM u GROUP BY k) AS u"
            : "u";
    String where = random.nextInt(3) == 0 ? " WHERE " + left.condition(1) : "";
    String from =
        source() + " " + JOINS[random.nextInt(JOINS.length)] + " " + right + " ON " + on + where;
    return random.nextInt(3) == 0
        ? "SELECT u.name, COUNT(*), SUM(t.n), MAX(u.m) FROM " + from + " GROUP BY u.name"
        : "SELECT t.id, t.n, u.name, u.m FROM " + from;
  }

  private String set() {
    String first = "SELECT k, " + plain.integer(1) + " FROM " + source();
    String second =
        random.nextBoolean() ? "SELECT k, m FROM u" : "SELECT k, n FROM " + source() + where();
    return first + " " + SETS[random.nextInt(SETS.length)] + " " + second;
  }

  private String semi() {
    String not = random.nextBoolean() ? "NOT " : "";
    String inner =
        switch (random.nextInt(3)) {
          case 0 -> not + "EXISTS (SELECT 1 FROM u WHERE u.k = t.k)";
          case 1 -> not + "EXISTS (SELECT 1 FROM u WHERE u.k = t.k AND u.m > t.n)";
          default ->
              "t.n "
                  + not
                  + "IN (SELECT m FROM u"
                  + (random.nextBoolean() ? " WHERE m IS NOT NULL" : "")
                  + ")";
        };
    return "SELECT id, k, n FROM " + source() + " WHERE " + inner;
  }

  private Question window() {
    int minutes = 5 * (1 + random.nextInt(40));
    String keys = random.nextBoolean() ? ", k" : "";
    String aggregates = aggregates();
    String where = where();
    String select = keys + ", " + aggregates + " FROM ";
    return new Question(
        "SELECT window_start"
            + select
            + "TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '"
            + minutes
            + "' MINUTES)"
            + where
            + " GROUP BY window_start, window_end"
            + keys,
        "SELECT w"
            + select
            + "(SELECT *, time_bucket(INTERVAL '"
            + minutes
            + " minutes', ts, TIMESTAMP '1970-01-01') AS w FROM t) AS t"
            + where
            + " GROUP BY w"
            + keys);
  }

  private String top() {
    String order = random.nextBoolean() ? "n DESC NULLS LAST, id" : "f NULLS FIRST, id DESC";
    String partition = random.nextInt(4) == 0 ? "" : "PARTITION BY k ";
    String rank = random.nextBoolean() ? ", r" : "";
    return "SELECT id, k, n"
        + rank
        + " FROM (SELECT *, ROW_NUMBER() OVER ("
        + partition
        + "ORDER BY "
        + order
        + ") AS r FROM "
        + source()
        + where()
        + ") AS s WHERE r <= "
        + (1 + random.nextInt(6));
  }

  private String over() {
    String frame =
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> " ROWS BETWEEN " + (1 + random.nextInt(5)) + " PRECEDING AND CURRENT ROW";
          case 2 -> " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
          default ->
              " RANGE BETWEEN INTERVAL '"
                  + (10 + random.nextInt(80))
                  + "' MINUTE PRECEDING AND CURRENT ROW";
        };
    String partition = random.nextInt(4) == 0 ? "" : "PARTITION BY k ";
    return "SELECT id, SUM(n) OVER w, COUNT(n) OVER w, MAX(d) OVER w, AVG(f) OVER w, MIN(k) OVER w"
        + " FROM t"
        + where()
        + " WINDOW w AS ("
        + partition
        + "ORDER BY ts"
        + frame
        + ")";
  }
}

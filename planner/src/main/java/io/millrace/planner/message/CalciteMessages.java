package io.millrace.planner.message;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.sql.source.SourcePosition;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;

/** Puts what Calcite's validator complains about into our words, with the place in the file. */
public final class CalciteMessages {
  private record Text(String message, String hint) {
    Text(String message) {
      this(message, null);
    }
  }

  private record Rule(Pattern pattern, BiFunction<Matcher, KnownNames, Text> words) {}

  private static final List<Rule> RULES =
      List.of(
          rule("Object '(.*?)' not found(?: within '(.*?)')?.*", CalciteMessages::table),
          rule(
              "Column '(.*?)' not found in (?:any table|table '(.*?)').*",
              (m, names) ->
                  new Text(
                      m.group(2) == null || m.group(2).startsWith("EXPR$")
                          ? "unknown column `" + m.group(1) + "`"
                          : "unknown column `" + m.group(1) + "` in `" + m.group(2) + "`",
                      column(m.group(1), names))),
          rule(
              "Table '(.*?)' not found.*",
              (m, names) ->
                  new Text(
                      "unknown table or alias `" + m.group(1) + "`",
                      near(m.group(1), names.tables()))),
          rule(
              "Unknown (?:identifier|field) '(.*?)'.*",
              (m, names) ->
                  new Text("unknown column `" + m.group(1) + "`", column(m.group(1), names))),
          rule(
              "Column '(.*?)' is ambiguous",
              (m, names) ->
                  new Text(
                      "the column `" + m.group(1) + "` is in more than one of the tables",
                      "write the table's name or alias before it: `t`.`" + m.group(1) + "`")),
          rule(
              "Duplicate relation name '(.*?)' in FROM clause",
              (m, names) ->
                  new Text(
                      "`" + m.group(1) + "` stands twice in FROM",
                      "give each an alias of its own")),
          rule(
              "Expression '(.*?)' is not being grouped",
              (m, names) ->
                  new Text(
                      "`" + unquoted(m.group(1)) + "` is neither in GROUP BY nor in an aggregate",
                      "add it to GROUP BY, or use an aggregate such as MAX(…)")),
          rule(
              "Aggregate expression is illegal in (.*)",
              (m, names) ->
                  new Text(
                      "an aggregate cannot stand in the " + m.group(1),
                      m.group(1).startsWith("WHERE") ? "use HAVING" : null)),
          rule(
              "Aggregate expressions cannot be nested",
              (m, names) ->
                  new Text(
                      "an aggregate cannot stand within another",
                      "aggregate in a sub-query first")),
          rule(
              "(\\w+) clause must be a condition",
              (m, names) ->
                  new Text(
                      m.group(1) + " needs a BOOLEAN",
                      "compare the value with something, such as `x <> 0`")),
          rule(
              "Cannot apply '(.*?)' to arguments of type '(.*?)'\\..*", CalciteMessages::arguments),
          rule(
              "Cannot infer return type for (.*?); operand types: \\[(.*)\\]",
              (m, names) ->
                  new Text(
                      "`" + m.group(1) + "` cannot be applied to " + TypeWords.of(m.group(2)),
                      "use CAST")),
          rule(
              "Invalid number of arguments to function '(.*?)'\\. Was expecting (\\d+) arguments",
              (m, names) ->
                  new Text(
                      "wrong number of arguments for function "
                          + m.group(1)
                          + ": it takes "
                          + m.group(2))),
          rule(
              "Cast function cannot convert value of type (.*?) to type (.*)",
              (m, names) ->
                  new Text(
                      TypeWords.of(m.group(1)) + " cannot be CAST to " + TypeWords.of(m.group(2)))),
          rule(
              "Numeric literal '(.*?)' out of range",
              (m, names) ->
                  new Text(
                      "the number " + m.group(1) + " is out of range",
                      m.group(1).toUpperCase(Locale.ROOT).contains("E")
                          ? "a DOUBLE is at most 1.7976931348623157E308"
                          : "exact numbers have at most 38 digits; write 1E0 for a DOUBLE")),
          rule(
              "(?i)binary literal string must contain .*",
              (m, names) ->
                  new Text(
                      "the binary literal is malformed",
                      "between X' and ' stand pairs of the digits 0-9 and A-F")),
          rule(
              "Unicode escape sequence starting at character .*",
              (m, names) ->
                  new Text(
                      "the Unicode escape is malformed", "write \\ with four hexadecimal digits")),
          rule(
              "Illegal (\\w+) literal '(.*?)': not in format '(.*?)'.*",
              (m, names) ->
                  new Text(
                      "'" + m.group(2) + "' is no " + m.group(1), "write it as " + m.group(3))),
          rule(
              "Column count mismatch in (.*)",
              (m, names) ->
                  new Text("the queries of " + m.group(1) + " have different numbers of columns")),
          rule(
              "Type mismatch in column (\\d+) of (.*)",
              (m, names) ->
                  new Text(
                      "column "
                          + m.group(1)
                          + " of "
                          + m.group(2)
                          + " has types in its queries that do not go together",
                      "use CAST")),
          rule(
              "Values passed to (.*?) operator must have compatible types",
              (m, names) ->
                  new Text(
                      "the values of " + m.group(1) + " have types that do not go together",
                      "use CAST")),
          rule(
              "Values in expression list must have compatible types",
              (m, names) ->
                  new Text(
                      "the values of the list have types that do not go together", "use CAST")),
          rule(
              "Parameters must be of the same type",
              (m, names) ->
                  new Text("the elements have types that do not go together", "use CAST")),
          rule(
              "Illegal mixing of types in CASE or COALESCE statement",
              (m, names) ->
                  new Text(
                      "the results of CASE or COALESCE have types that do not go together",
                      "use CAST")),
          rule(
              "ELSE clause or at least one THEN clause must be non-NULL",
              (m, names) ->
                  new Text(
                      "all results of CASE are NULL", "use CAST(NULL AS type) in one of them")),
          rule(
              "Illegal use of 'NULL'",
              (m, names) -> new Text("NULL has no type here", "write CAST(NULL AS type)")),
          rule(
              "Illegal use of dynamic parameter",
              (m, names) ->
                  new Text("the type of `?` cannot be told here", "write CAST(? AS type)")),
          rule(
              "UNNEST argument must be a collection.*",
              (m, names) -> new Text("UNNEST takes an ARRAY, MAP or MULTISET")),
          rule(
              "SELECT (?:\\*|must have a FROM clause).*",
              (m, names) -> new Text("SELECT * needs a FROM clause")),
          rule(
              "List of column aliases must have same degree as table; table has (\\d+) columns?"
                  + " .*whereas alias list has (\\d+) columns?",
              (m, names) ->
                  new Text(
                      "the alias names " + m.group(2) + " columns, the table has " + m.group(1))),
          rule(
              "INNER, LEFT, RIGHT,? (?:or )?FULL,?(?: or ASOF)? join requires a condition.*",
              (m, names) -> new Text("JOIN needs ON or USING", "write CROSS JOIN for all pairs")),
          rule(
              "Literal '(.*?)' can not be parsed to type '.*'",
              (m, names) -> new Text("the number " + m.group(1) + " is out of range")),
          rule(
              "Ordinal out of range",
              (m, names) -> new Text("there is no column of that number in SELECT")),
          rule(
              "Interval literal '(.*?)'.*|Illegal interval literal format '?(.*?)'? for (.*)",
              (m, names) ->
                  new Text(
                      "the interval literal is malformed",
                      "such as INTERVAL '1 02:03' DAY TO MINUTE")),
          rule(
              "Query expression encountered in illegal context",
              (m, names) -> new Text("a query cannot stand here", "put it in parentheses")));

  private CalciteMessages() {}

  /** The complaint with its place. */
  public static PlanException translate(CalciteContextException e, KnownNames names) {
    SourcePosition position =
        e.getPosLine() <= 0
            ? null
            : new SourcePosition(
                e.getPosLine(), e.getPosColumn(), e.getEndPosLine(), e.getEndPosColumn());
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return translate(position, String.valueOf(cause.getMessage()), names);
  }

  /** A complaint at a place. */
  public static PlanException translate(
      SourcePosition position, String complaint, KnownNames names) {
    String line = complaint.lines().findFirst().orElse("").trim();
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(line);
      if (matcher.matches()) {
        Text text = rule.words().apply(matcher, names);
        return new PlanException(position, text.message(), text.hint());
      }
    }
    return new PlanException(position, cleaned(line));
  }

  /**
   * A failure that is no complaint about the query: it keeps its cause for those who look into it.
   */
  public static PlanException internal(Throwable e) {
    String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    PlanException wrapped =
        new PlanException(
            null,
            "this query cannot be planned: " + cleaned(what.lines().findFirst().orElse("")),
            "try to write it in another way, and please report it");
    wrapped.initCause(e);
    return wrapped;
  }

  private static Rule rule(String pattern, BiFunction<Matcher, KnownNames, Text> words) {
    return new Rule(Pattern.compile(pattern), words);
  }

  private static String near(String name, Collection<String> names) {
    return NearestName.hint(name, names);
  }

  private static String column(String name, KnownNames names) {
    return names.columns().contains(name)
        ? "a table has it, but it cannot be seen here: name it in the SELECT of the inner query,"
            + " or the table in FROM"
        : near(name, names.columns());
  }

  private static Text table(Matcher m, KnownNames names) {
    String missing = m.group(1);
    return names.qualified().stream()
        .filter(name -> name.contains(missing) && !name.get(name.size() - 1).equals(missing))
        .findFirst()
        .map(name -> new Text("unknown catalog or database in `" + String.join(".", name) + "`"))
        .orElseGet(
            () -> new Text("unknown table `" + missing + "`", near(missing, names.tables())));
  }

  private static Text arguments(Matcher m, KnownNames names) {
    List<String> types = TypeWords.in(m.group(2));
    switch (m.group(1)) {
      case "UNNEST":
        return new Text("UNNEST takes an ARRAY, MAP or MULTISET, not " + TypeWords.list(types));
      case "ITEM":
        return new Text("`[ ]` cannot be applied to " + TypeWords.list(types));
      case "$SCALAR_QUERY":
        return new Text("a query that stands for a value must give one column");
      default:
        break;
    }
    boolean variant = types.stream().anyMatch(type -> type.startsWith("VARIANT"));
    return new Text(
        "`" + m.group(1) + "` cannot be applied to " + TypeWords.list(types),
        variant
            ? "PARSE_JSON(…) makes a VARIANT of text, JSON_STRING(…) text of a VARIANT"
            : "use CAST");
  }

  private static String unquoted(String expression) {
    return expression.replace("`", "");
  }

  /** An unknown complaint as a sentence of ours: no class names, no trailing point. */
  private static String cleaned(String line) {
    String text =
        TypeWords.of(line)
            .replaceAll("(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error)?:\\s*", "")
            .replaceAll("\\.\\s*$", "");
    if (text.isEmpty()) {
      return "the query cannot be understood";
    }
    boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
  }
}

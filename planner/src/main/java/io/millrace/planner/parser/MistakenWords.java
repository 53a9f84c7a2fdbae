package io.millrace.planner.parser;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.sql.source.SourcePosition;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mistakes that the parser notices a word too late or too early, told by what stands around. */
final class MistakenWords {
  private static final Pattern OPERATOR = Pattern.compile("[-+*/%=<>]|<>|<=|>=|\\|\\|");
  private static final Pattern NO_VALUE =
      Pattern.compile(
          "(?i)(?:$|[,);]|(?:FROM|WHERE|GROUP|HAVING|ORDER|LIMIT|UNION|AS|AND|OR|THEN|ELSE|END)\\b)"
              + "[\\s\\S]*");
  private static final Pattern INTERVAL =
      Pattern.compile("(?i)[\\s\\S]*\\bINTERVAL\\s+[-+]?\\s*'[^']*'");
  private static final Pattern NOTHING_SELECTED = Pattern.compile("(?i)[\\s\\S]*(?:,|\\bSELECT)");
  private static final Pattern TABLE = Pattern.compile("(?i)[\\s\\S]*\\bTABLE");
  private static final Pattern MODEL =
      Pattern.compile("(?i)[\\s\\S]*\\b(ML_PREDICT|ML_EVALUATE)\\s*\\([\\s\\S]*\\bMODEL");
  private static final Pattern JSON_AGGREGATE =
      Pattern.compile("(?i)[\\s\\S]*\\b(JSON_ARRAYAGG|JSON_OBJECTAGG)\\s*\\([\\s\\S]*\\)");
  private static final Pattern TYPE = Pattern.compile("(?i)([\\s\\S]*\\bAS\\s+)([A-Za-z_]\\w*)");
  private static final List<String> UNITS =
      List.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND");
  private static final List<String> SIZED_TYPES =
      List.of(
          "CHAR",
          "VARCHAR",
          "BINARY",
          "VARBINARY",
          "DECIMAL",
          "NUMERIC",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP_LTZ");

  private MistakenWords() {}

  /**
   * The error that names the mistake; null if it is another.
   *
   * @param token what the parser did not expect
   * @param before the text up to it, without blanks at its end
   * @param after the text behind it, without blanks in front
   */
  static PlanException find(String token, SourcePosition at, String before, String after) {
    if (OPERATOR.matcher(token).matches() && NO_VALUE.matcher(after).matches()) {
      return new PlanException(at, "there is no value after `" + token + "`");
    }
    if (INTERVAL.matcher(before).matches() && token.matches("\\w+")) {
      String near = NearestName.hint(token.toUpperCase(Locale.ROOT), UNITS);
      return new PlanException(
          at,
          "unknown unit of an interval `" + token + "`",
          near != null ? near : "expected " + String.join(", ", UNITS));
    }
    if (token.equalsIgnoreCase("FROM") && NOTHING_SELECTED.matcher(before).matches()) {
      return new PlanException(at, "a column or expression is missing before `FROM`");
    }
    if (token.equals("(") && TABLE.matcher(before).matches()) {
      return new PlanException(
          at,
          "TABLE is followed by the name of a table or view",
          "pass a query in parentheses without the word TABLE: TUMBLE((SELECT …), DESCRIPTOR(…),"
              + " …)");
    }
    Matcher model = MODEL.matcher(before);
    if (model.matches()) {
      return PlanException.notSupported(
          at,
          "the table function " + model.group(1).toUpperCase(Locale.ROOT),
          "there are no models; call a table function of your own: LATERAL TABLE(f(…))");
    }
    Matcher json = JSON_AGGREGATE.matcher(before);
    if (token.equalsIgnoreCase("FILTER") && json.matches()) {
      return new PlanException(
          at,
          json.group(1).toUpperCase(Locale.ROOT) + " takes no FILTER",
          json.group(1).equalsIgnoreCase("JSON_ARRAYAGG")
              ? "leave NULLs out: JSON_ARRAYAGG(CASE WHEN condition THEN value END)"
              : "filter the rows in a sub-query");
    }
    Matcher type = TYPE.matcher(before);
    if (token.equals("(") && type.matches()) {
      return unknownType(type.group(2), at);
    }
    return null;
  }

  private static PlanException unknownType(String word, SourcePosition parenthesis) {
    String hint = NearestName.hint(word.toUpperCase(Locale.ROOT), SIZED_TYPES);
    int line = parenthesis.line();
    int column = parenthesis.column();
    SourcePosition at = new SourcePosition(line, column - word.length(), line, column - 1);
    return hint == null ? null : new PlanException(at, "unknown type `" + word + "`", hint);
  }
}

package io.millrace.planner.parser;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.error.Positions;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.sql.parser.SqlParseException;

/** Puts what the generated parser complains about into one sentence. */
final class ParseErrors {
  private static final Pattern ENCOUNTERED =
      Pattern.compile("Encountered \"((?:[^\"]|\"\")*?)\" at");
  private static final Pattern LEXICAL =
      Pattern.compile(
          "Lexical error at line (\\d+), column (\\d+)\\.\\s+Encountered: (<EOF>|\"[^\"]*\")");
  private static final int MOST_NAMED = 6;

  private ParseErrors() {}

  static PlanException translate(SqlParseException e, Span span) {
    String text = String.valueOf(e.getMessage());
    SourcePosition position = Positions.of(e.getPos());
    Matcher lexical = LEXICAL.matcher(text);
    if (lexical.find()) {
      return lexical(lexical);
    }
    Matcher encountered = ENCOUNTERED.matcher(text);
    if (encountered.find()) {
      String found = encountered.group(1);
      int space = found.indexOf(' ');
      String word = space > 0 && !found.startsWith("'") ? found.substring(0, space) : found;
      List<String> expected = expected(e);
      if (word.equals("<EOF>")) {
        return new PlanException(end(span), "the query ends too early", list(expected));
      }
      return new PlanException(position, "unexpected `" + word + "`", hint(word, expected));
    }
    if (text.contains("Bang equal")) {
      return new PlanException(position, "unknown operator `!=`", "write `<>`");
    }
    String sentence = text.lines().findFirst().orElse("the query cannot be read");
    return new PlanException(position, sentence);
  }

  private static PlanException lexical(Matcher m) {
    int line = Integer.parseInt(m.group(1));
    int column = Integer.parseInt(m.group(2));
    SourcePosition at = new SourcePosition(line, column, line, column);
    if (m.group(3).equals("<EOF>")) {
      return new PlanException(at, "a string, quoted name or comment is not closed");
    }
    String found = m.group(3).substring(1, m.group(3).length() - 1);
    String hint =
        found.startsWith("\\\"") || found.isEmpty()
            ? "strings stand in single quotes, names in backticks"
            : null;
    return new PlanException(at, "unexpected character `" + found.replace("\\", "") + "`", hint);
  }

  private static List<String> expected(SqlParseException e) {
    if (e.getExpectedTokenNames() == null) {
      return List.of();
    }
    return e.getExpectedTokenNames().stream()
        .map(token -> token.replace("\"", ""))
        .filter(token -> !token.startsWith("<"))
        .distinct()
        .sorted()
        .toList();
  }

  private static String hint(String word, List<String> expected) {
    String near = NearestName.hint(word.toUpperCase(Locale.ROOT), expected);
    return near != null ? near : list(expected);
  }

  private static String list(List<String> expected) {
    return expected.isEmpty() || expected.size() > MOST_NAMED
        ? null
        : expected.stream().collect(Collectors.joining("`, `", "expected `", "`"));
  }

  private static SourcePosition end(Span span) {
    SourcePosition p = span.position();
    return new SourcePosition(p.endLine(), p.endColumn(), p.endLine(), p.endColumn());
  }
}

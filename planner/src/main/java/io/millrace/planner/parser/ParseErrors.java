package io.millrace.planner.parser;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.CalciteMessages;
import io.millrace.planner.message.KnownNames;
import io.millrace.planner.message.Positions;
import io.millrace.sql.grammar.ReservedWords;
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
  private static final Pattern NEAR_KEYWORD =
      Pattern.compile("Incorrect syntax near the keyword '(.*?)'.*", Pattern.DOTALL);
  private static final Pattern LITERAL =
      Pattern.compile("Illegal (\\w+) literal '(.*?)': not in format '(.*?)'.*", Pattern.DOTALL);
  private static final Pattern LEXICAL =
      Pattern.compile(
          "Lexical error at line (\\d+), column (\\d+)\\.\\s+Encountered: (<EOF>|\"[^\"]*\")");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
  private static final int MOST_NAMED = 6;

  private final Span span;
  private final SourcePosition position;
  private final List<String> expected;

  private ParseErrors(SqlParseException e, Span span) {
    this.span = span;
    this.position = Positions.of(e.getPos());
    this.expected = expected(e);
  }

  static PlanException translate(SqlParseException e, Span span) {
    String text = String.valueOf(e.getMessage());
    ParseErrors errors = new ParseErrors(e, span);
    Matcher lexical = LEXICAL.matcher(text);
    if (lexical.find()) {
      return lexical(lexical);
    }
    Matcher encountered = ENCOUNTERED.matcher(text);
    if (encountered.find()) {
      return errors.unexpected(firstToken(encountered.group(1)));
    }
    Matcher keyword = NEAR_KEYWORD.matcher(text);
    if (keyword.matches()) {
      return errors.unexpected(keyword.group(1));
    }
    Matcher literal = LITERAL.matcher(text);
    if (literal.matches()) {
      return new PlanException(
          errors.position,
          "'" + literal.group(2) + "' is no " + literal.group(1),
          "write it as " + literal.group(3));
    }
    if (text.contains("Bang equal")) {
      return new PlanException(errors.position, "unknown operator `!=`", "write `<>`");
    }
    return CalciteMessages.translate(errors.position, text, KnownNames.NONE);
  }

  private static String firstToken(String found) {
    int space = found.indexOf(' ');
    String token =
        space > 0 && !found.startsWith("'") && !found.startsWith("\\'")
            ? found.substring(0, space)
            : found;
    return token.replace("\\'", "'").replace("\\\"", "\"");
  }

  private PlanException unexpected(String token) {
    if (token.equals("<EOF>")) {
      SourcePosition p = span.position();
      SourcePosition end =
          new SourcePosition(p.endLine(), p.endColumn(), p.endLine(), p.endColumn());
      return new PlanException(end, "the query ends too early", list());
    }
    PlanException clear = MistakenWords.find(token, position, textBefore(), textAfter(token));
    if (clear != null) {
      return clear;
    }
    String mistyped = mistypedBefore();
    if (mistyped != null) {
      return new PlanException(position, "unexpected `" + token + "`", mistyped);
    }
    if (isReserved(token)) {
      return new PlanException(
          position,
          "unexpected `" + token + "`, a reserved word",
          "if it is meant as a name, write it in backticks");
    }
    return new PlanException(position, "unexpected `" + token + "`", list());
  }

  private static boolean isReserved(String token) {
    return ReservedWords.contains(token.toUpperCase(Locale.ROOT));
  }

  /** A misspelt keyword is taken as an alias, and the word after it is found to be wrong. */
  private String mistypedBefore() {
    String before = textBefore();
    Matcher words = WORD.matcher(before);
    String last = null;
    while (words.find()) {
      last = words.end() == before.length() ? words.group() : null;
    }
    if (last == null || isReserved(last)) {
      return null;
    }
    String word = last;
    List<String> keywords =
        expected.stream().filter(e -> WORD.matcher(e).matches() && e.length() > 2).toList();
    return NearestName.of(word, keywords)
        .filter(near -> !near.equalsIgnoreCase(word))
        .map(near -> "did you mean `" + near + "` instead of `" + word + "`?")
        .orElse(null);
  }

  /** The text of the span up to the place of the error, without blanks at its end. */
  private String textBefore() {
    if (position == null) {
      return "";
    }
    List<String> lines = span.text().lines().toList();
    int line = position.line() - span.line();
    if (line < 0 || line >= lines.size()) {
      return "";
    }
    int column = position.column() - 1 - (line == 0 ? span.column() - 1 : 0);
    String last =
        lines.get(line).substring(0, Math.min(Math.max(column, 0), lines.get(line).length()));
    return (String.join("\n", lines.subList(0, line)) + "\n" + last).stripTrailing();
  }

  /** What follows the token in its line, without blanks in front. */
  private String textAfter(String token) {
    if (position == null) {
      return "";
    }
    List<String> lines = span.text().lines().toList();
    int line = position.line() - span.line();
    if (line < 0 || line >= lines.size()) {
      return "";
    }
    int column = position.column() - 1 - (line == 0 ? span.column() - 1 : 0) + token.length();
    String rest = lines.get(line).substring(Math.min(column, lines.get(line).length()));
    String more = String.join("\n", lines.subList(line + 1, lines.size()));
    return (rest + "\n" + more).strip();
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
        .filter(token -> !token.startsWith("<") && !token.equals("->") && !token.equals("MEASURE"))
        .distinct()
        .sorted()
        .toList();
  }

  private String list() {
    return expected.isEmpty() || expected.size() > MOST_NAMED
        ? null
        : expected.stream().collect(Collectors.joining("`, `", "expected `", "`"));
  }
}

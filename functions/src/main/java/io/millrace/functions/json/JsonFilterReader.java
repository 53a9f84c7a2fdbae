package io.millrace.functions.json;

import io.millrace.data.error.MillraceException;
import io.millrace.functions.json.JsonFilter.Both;
import io.millrace.functions.json.JsonFilter.Comparison;
import io.millrace.functions.json.JsonFilter.Either;
import io.millrace.functions.json.JsonFilter.Exists;
import io.millrace.functions.json.JsonFilter.Given;
import io.millrace.functions.json.JsonFilter.Matches;
import io.millrace.functions.json.JsonFilter.Not;
import io.millrace.functions.json.JsonFilter.Operand;
import io.millrace.functions.json.JsonFilter.Operator;
import io.millrace.functions.json.JsonFilter.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the text of a filter: {@code ||} binds weaker than {@code &&}, that weaker than {@code !}.
 */
final class JsonFilterReader {
  /** What Jayway's paths compare with besides. */
  private static final List<String> LATER =
      List.of("anyof", "noneof", "subsetof", "contains", "size", "empty");

  private final String text;
  private int at;

  JsonFilterReader(String text) {
    this.text = text;
  }

  JsonFilter read() {
    JsonFilter filter = either();
    blanks();
    if (at < text.length()) {
      throw malformed(null);
    }
    return filter;
  }

  private JsonFilter either() {
    JsonFilter filter = both();
    while (take("||")) {
      filter = new Either(filter, both());
    }
    return filter;
  }

  private JsonFilter both() {
    JsonFilter filter = single();
    while (take("&&")) {
      filter = new Both(filter, single());
    }
    return filter;
  }

  private JsonFilter single() {
    if (take("!")) {
      return new Not(single());
    }
    if (take("(")) {
      JsonFilter inner = either();
      if (!take(")")) {
        throw malformed(null);
      }
      return inner;
    }
    Operand operand = operand();
    if (take("=~")) {
      return new Matches(operand, pattern());
    }
    for (Operator operator : Operator.values()) {
      if (take(operator.sign)) {
        return new Comparison(operand, operator, operand());
      }
    }
    for (String later : LATER) {
      if (take(later)) {
        throw MillraceException.notSupported("'" + later + "' in a filter of a JSON path");
      }
    }
    return new Exists(operand);
  }

  private Operand operand() {
    blanks();
    if (at >= text.length()) {
      throw malformed(null);
    }
    char first = text.charAt(at);
    if (first == '@' || first == '$') {
      at++;
      int start = at;
      pathEnd();
      return new Path(new JsonPath("lax $" + text.substring(start, at)), first == '@');
    }
    return new Given(constant());
  }

  private Object constant() {
    blanks();
    if (at >= text.length()) {
      throw malformed(null);
    }
    char first = text.charAt(at);
    if (first == '\'' || first == '"') {
      return quoted(first).replaceAll("\\\\(.)", "$1");
    }
    if (take("[")) {
      return list();
    }
    if (take("true")) {
      return true;
    }
    if (take("false")) {
      return false;
    }
    if (take("null")) {
      return null;
    }
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return new BigDecimal(text.substring(start, at));
    } catch (NumberFormatException e) {
      throw malformed(e);
    }
  }

  private List<Object> list() {
    List<Object> elements = new ArrayList<>();
    if (take("]")) {
      return elements;
    }
    do {
      elements.add(constant());
    } while (take(","));
    if (!take("]")) {
      throw malformed(null);
    }
    return elements;
  }

  private Pattern pattern() {
    blanks();
    if (at >= text.length() || text.charAt(at) != '/') {
      throw malformed(null);
    }
    String expression = quoted('/');
    int flags = take("i") ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    try {
      return Pattern.compile(expression, flags);
    } catch (PatternSyntaxException e) {
      throw malformed(e);
    }
  }

  /** What stands between two of a character; after a backslash it is one like others. */
  private String quoted(char quote) {
    int start = at + 1;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        at = i + 1;
        return text.substring(start, i);
      }
    }
    throw malformed(null);
  }

  /** Moves behind a path: names up to a blank or operator, brackets as a whole. */
  private void pathEnd() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '[') {
        int depth = 0;
        do {
          char inside = text.charAt(at);
          if (inside == '\'' || inside == '"') {
            quoted(inside);
            continue;
          }
          depth += inside == '[' ? 1 : inside == ']' ? -1 : 0;
          at++;
        } while (depth > 0 && at < text.length());
      } else if (Character.isWhitespace(c) || "=!<>&|)(,]~".indexOf(c) >= 0) {
        return;
      } else {
        at++;
      }
    }
  }

  private boolean take(String token) {
    blanks();
    boolean there = text.startsWith(token, at);
    if (there && Character.isLetter(token.charAt(0))) {
      int end = at + token.length();
      there = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
    }
    at += there ? token.length() : 0;
    return there;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private MillraceException malformed(Throwable cause) {
    return JsonFilter.malformed(text, cause);
  }
}

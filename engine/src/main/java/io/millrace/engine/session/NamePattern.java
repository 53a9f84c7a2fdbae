package io.millrace.engine.session;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The LIKE of SHOW and of JDBC's metadata: {@code %} any text, {@code _} any character. */
public final class NamePattern {
  /** No character quotes another. */
  private static final int NO_ESCAPE = -1;

  private NamePattern() {}

  /** LIKE, or ILIKE where case does not count. */
  public static Predicate<String> like(String pattern, boolean ignoreCase) {
    return compile(pattern, ignoreCase, NO_ESCAPE);
  }

  /** LIKE in which a backslash quotes the character behind it, as JDBC has it. */
  public static Predicate<String> escaped(String pattern) {
    return compile(pattern, false, '\\');
  }

  private static Predicate<String> compile(String pattern, boolean ignoreCase, int escape) {
    StringBuilder regex = new StringBuilder();
    boolean quoted = false;
    for (char c : pattern.toCharArray()) {
      if (c == escape && !quoted) {
        quoted = true;
        continue;
      }
      regex.append(
          c == '%' && !quoted
              ? ".*"
              : c == '_' && !quoted ? "." : Pattern.quote(String.valueOf(c)));
      quoted = false;
    }
    int flags = Pattern.DOTALL | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
    return Pattern.compile(regex.toString(), flags).asMatchPredicate();
  }
}

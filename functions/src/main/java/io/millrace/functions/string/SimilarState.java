package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import io.millrace.functions.api.CallState;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The compiled pattern of SIMILAR TO at one place of call. */
public final class SimilarState implements CallState {
  private static final String CLASSES =
      "ALPHA:Alpha,alpha:Alpha,UPPER:Upper,upper:Upper,LOWER:Lower,lower:Lower,DIGIT:Digit,"
          + "digit:Digit,SPACE:Space,space:Space,WHITESPACE:Space,whitespace:Space,ALNUM:Alnum,"
          + "alnum:Alnum";

  private final Remembered pattern = new Remembered();
  private final Remembered escape = new Remembered();
  private Pattern compiled;

  boolean matches(Slice text, Slice newPattern, Slice newEscape) {
    boolean same = pattern.isStill(newPattern);
    same &= newEscape == null || escape.isStill(newEscape);
    if (!same || compiled == null) {
      String regex =
          translate(newPattern.toString(), newEscape == null ? "" : newEscape.toString());
      try {
        compiled = Pattern.compile(regex, Pattern.DOTALL);
      } catch (PatternSyntaxException e) {
        throw malformed(newPattern.toString(), e);
      }
    }
    return compiled.matcher(text.toString()).matches();
  }

  private static MillraceException malformed(String pattern, Throwable cause) {
    return MillraceException.deterministic("invalid SIMILAR TO pattern '" + pattern + "'", cause);
  }

  /** The Java expression for an expression of the SQL standard. */
  private static String translate(String sql, String escape) {
    StringBuilder java = new StringBuilder();
    boolean inSet = false;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (!escape.isEmpty() && c == escape.charAt(0)) {
        if (++i == sql.length()) {
          throw malformed(sql, null);
        }
        java.append('\\').append(sql.charAt(i));
      } else if (inSet && sql.startsWith("[:", i)) {
        int end = sql.indexOf(":]", i);
        java.append(posixClass(sql, end < 0 ? "" : sql.substring(i + 2, end)));
        i = end + 1;
      } else if (c == '[' || c == ']') {
        inSet = c == '[';
        java.append(c);
      } else if (inSet) {
        java.append(c == '\\' || c == '&' ? "\\" + c : String.valueOf(c));
      } else {
        java.append(outsideSet(c));
      }
    }
    return java.toString();
  }

  private static String posixClass(String sql, String name) {
    for (String pair : CLASSES.split(",")) {
      if (pair.startsWith(name + ":") && !name.isEmpty()) {
        return "\\p{" + pair.substring(name.length() + 1) + "}";
      }
    }
    throw malformed(sql, null);
  }

  private static String outsideSet(char c) {
    return switch (c) {
      case '%' -> ".*";
      case '_' -> ".";
      case '.', '^', '$', '\\' -> "\\" + c;
      default -> String.valueOf(c);
    };
  }
}

package io.millrace.functions.string;

import io.millrace.data.bytes.Slice;
import io.millrace.functions.api.CallState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The compiled regular expression of one place of call. */
public final class RegexState implements CallState {
  private final Remembered regex = new Remembered();
  private Matcher matcher;

  /** A matcher over the text; null if the expression is malformed. */
  Matcher matcher(Slice text, Slice expression) {
    if (!regex.isStill(expression)) {
      try {
        matcher = Pattern.compile(expression.toString()).matcher("");
      } catch (PatternSyntaxException e) {
        matcher = null;
      }
    }
    return matcher == null ? null : matcher.reset(text.toString());
  }
}

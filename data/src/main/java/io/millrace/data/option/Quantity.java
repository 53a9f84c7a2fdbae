package io.millrace.data.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole number with a unit, which may be empty. */
record Quantity(long amount, String unit) {
  private static final Pattern FORM = Pattern.compile("(\\d+)\\s*([^\\d\\s]*)");

  /** Throws IllegalArgumentException if {@code text} is not a number and a word. */
  static Quantity parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return new Quantity(Long.parseLong(matcher.group(1)), matcher.group(2));
  }
}

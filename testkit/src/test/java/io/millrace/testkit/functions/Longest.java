package io.millrace.testkit.functions;

import io.millrace.functions.api.AggregateFunction;
import java.util.List;

/** The longest text, the least of several; it can neither take rows back nor be merged. */
public class Longest extends AggregateFunction<String, List<String>> {
  @Override
  public List<String> createAccumulator() {
    return new java.util.ArrayList<>();
  }

  @Override
  public String getValue(List<String> longest) {
    return longest.isEmpty() ? null : longest.get(0);
  }

  /** Keeps the text if it is longer than the one kept. */
  public void accumulate(List<String> longest, String text) {
    if (text == null) {
      return;
    }
    String kept = longest.isEmpty() ? "" : longest.get(0);
    boolean longer = text.length() > kept.length();
    if (longest.isEmpty() || longer || text.length() == kept.length() && text.compareTo(kept) < 0) {
      longest.clear();
      longest.add(text);
    }
  }
}

package io.millrace.testkit.functions;

import io.millrace.functions.api.TableFunction;

/** One column without a hint. */
public class Countdown extends TableFunction<Integer> {
  public void eval(int from) {
    for (int i = from; i > 0; i--) {
      collect(i);
    }
  }
}

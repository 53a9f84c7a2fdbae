package io.millrace.benchmarks.queries;

import io.millrace.functions.api.TableFunction;

/** The numbers from 0 to one, exclusive: a user's table function. */
public class UpTo extends TableFunction<Long> {
  public void eval(long end) {
    for (long i = 0; i < end; i++) {
      collect(i);
    }
  }
}

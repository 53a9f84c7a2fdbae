package io.millrace.testkit.functions;

import io.millrace.functions.api.ScalarFunction;

/** Overloads, variable arguments, NULL. */
public class Greet extends ScalarFunction {
  private String greeting;

  @Override
  public void open() {
    greeting = "hello ";
  }

  public String eval(String name) {
    return name == null ? null : greeting + name;
  }

  public String eval(String first, String... others) {
    return greeting + first + " and " + String.join(", ", others);
  }

  public String eval(long number) {
    return greeting + "number " + number;
  }
}

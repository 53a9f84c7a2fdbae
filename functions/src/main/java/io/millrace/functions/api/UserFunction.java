package io.millrace.functions.api;

/**
 * What all functions have in common that a user writes as a class: public, with a public
 * constructor without parameters. Each place of call has an instance of its own, used by one
 * thread. Methods named {@code eval} are its overloads.
 */
public abstract class UserFunction {

  /** Called once before the first call of {@code eval}. */
  public void open() throws Exception {}

  /** Whether equal arguments give equal results; constant calls are computed once then. */
  public boolean isDeterministic() {
    return true;
  }
}

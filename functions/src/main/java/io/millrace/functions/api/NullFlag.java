package io.millrace.functions.api;

/** Where a function says that its result is NULL. The caller clears it before each call. */
public final class NullFlag {
  public boolean isNull;
}

package io.millrace.connectors.testing;

import io.millrace.data.platform.Clock;

/** A clock that a test moves by hand. */
public final class TestClock implements Clock {
  private long millis = 1_000_000_000_000L;

  public void advance(long more) {
    millis += more;
  }

  @Override
  public long currentTimeMillis() {
    return millis;
  }

  @Override
  public long nanoTime() {
    return millis * 1_000_000;
  }
}

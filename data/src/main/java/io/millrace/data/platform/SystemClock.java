package io.millrace.data.platform;

/** The clock of this machine. */
@OuterWorld
public final class SystemClock implements Clock {

  @Override
  public long currentTimeMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }
}

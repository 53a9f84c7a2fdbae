package io.millrace.functions.temporal;

import io.millrace.data.bytes.Slice;
import io.millrace.functions.time.TimeUnit;
import io.millrace.functions.time.ZoneState;

/** The unit of time, a keyword, at one place of call; and the session's zone. */
public final class UnitState extends ZoneState {
  private TimeUnit unit;

  /** The unit named; it is the same in each call. */
  TimeUnit unit(Slice name) {
    if (unit == null) {
      unit = TimeUnit.of(name.toString());
    }
    return unit;
  }
}

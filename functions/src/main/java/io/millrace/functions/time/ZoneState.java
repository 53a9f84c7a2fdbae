package io.millrace.functions.time;

import io.millrace.data.time.ZoneClock;
import io.millrace.functions.api.CallState;
import io.millrace.functions.api.FunctionContext;

/** The session's time zone at one place of call. */
public class ZoneState implements CallState {
  private ZoneClock clock;

  /** The clock of the context's zone. */
  public final ZoneClock clock(FunctionContext context) {
    if (clock == null || !clock.zone().equals(context.zone())) {
      clock = new ZoneClock(context.zone());
    }
    return clock;
  }
}

package io.millrace.functions.cast;

import io.millrace.data.time.DateText;
import io.millrace.data.time.TimestampText;
import io.millrace.functions.time.ZoneState;

/** The readers of dates and times at one place of call. */
public final class TimeTextState extends ZoneState {
  final DateText reader = new DateText();
  final TimestampText timestamps = new TimestampText();
}

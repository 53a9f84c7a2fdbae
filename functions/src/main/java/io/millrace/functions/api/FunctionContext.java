package io.millrace.functions.api;

import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** What a function may know beyond its arguments. Used by one thread. */
public interface FunctionContext {
  /** {@code table.local-time-zone}. */
  ZoneId zone();

  /** Processing time of this row, in milliseconds since the epoch. */
  long currentTimeMillis();

  /** The watermark that stood before this row; {@link Long#MIN_VALUE} if there is none yet. */
  long currentWatermark();

  RandomGenerator random();

  String currentCatalog();

  String currentDatabase();
}

package io.millrace.functions.table;

import io.millrace.functions.api.FunctionContext;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A context in which nothing changes: 2024-03-10 08:30:15.250 UTC, in Shanghai (UTC+8). */
public record FixedContext(ZoneId zone, long currentTimeMillis, long currentWatermark)
    implements FunctionContext {

  public static final long NOW = 1710059415250L;

  public FixedContext() {
    this(ZoneId.of("Asia/Shanghai"), NOW, NOW - 15250);
  }

  @Override
  public RandomGenerator random() {
    return new SplittableRandom(7);
  }

  @Override
  public String currentCatalog() {
    return "default_catalog";
  }

  @Override
  public String currentDatabase() {
    return "default_database";
  }
}

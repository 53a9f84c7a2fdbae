package io.millrace.planner.fold;

import io.millrace.functions.api.FunctionContext;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** What a function may know while planning: nothing. Whoever asks is not folded. */
final class NoContext implements FunctionContext {
  @Override
  public ZoneId zone() {
    throw unknown();
  }

  @Override
  public long currentTimeMillis() {
    throw unknown();
  }

  @Override
  public long currentWatermark() {
    throw unknown();
  }

  @Override
  public RandomGenerator random() {
    throw unknown();
  }

  @Override
  public String currentCatalog() {
    throw unknown();
  }

  @Override
  public String currentDatabase() {
    throw unknown();
  }

  private static UnsupportedOperationException unknown() {
    return new UnsupportedOperationException("not known while planning");
  }
}

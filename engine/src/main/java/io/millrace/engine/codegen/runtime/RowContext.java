package io.millrace.engine.codegen.runtime;

import io.millrace.data.batch.WatermarkRuns;
import io.millrace.functions.api.FunctionContext;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** What functions may know while a batch is worked on: a context that stands at one row. */
public final class RowContext implements FunctionContext {
  private final Session session;
  private final LongSupplier now;
  private final RandomGenerator random;
  private WatermarkRuns watermarks;
  private int position;
  private long nowMillis;
  private boolean sampled;

  /**
   * A context without watermarks.
   *
   * @param now processing time in milliseconds; asked for once a batch at most
   */
  public RowContext(Session session, LongSupplier now, RandomGenerator random) {
    this.session = session;
    this.now = now;
    this.random = random;
  }

  /**
   * What stays the same while a job runs.
   *
   * @param zone {@code table.local-time-zone}
   */
  public record Session(ZoneId zone, String catalog, String database) {}

  /** Begins a batch; null: no watermark was assigned. */
  public void begin(WatermarkRuns runs) {
    watermarks = runs;
    sampled = false;
  }

  /** Moves to a row and returns itself. */
  public RowContext at(int row) {
    position = row;
    return this;
  }

  @Override
  public ZoneId zone() {
    return session.zone();
  }

  @Override
  public long currentTimeMillis() {
    if (!sampled) {
      nowMillis = now.getAsLong();
      sampled = true;
    }
    return nowMillis;
  }

  @Override
  public long currentWatermark() {
    return watermarks == null ? Long.MIN_VALUE : watermarks.before(position);
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public String currentCatalog() {
    return session.catalog();
  }

  @Override
  public String currentDatabase() {
    return session.database();
  }
}

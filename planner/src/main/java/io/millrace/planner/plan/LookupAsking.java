package io.millrace.planner.plan;

/**
 * How a table is asked for rows.
 *
 * @param async whether several questions may be open at a time
 * @param unordered whether rows may come out in another order than they came, if that does no harm
 * @param keyOrdered whether, then, rows that are updated keep the order within their key alone
 * @param capacity most rows that wait for answers
 * @param timeoutMillis after which a question fails
 * @param retryDelayMillis after which a question that found nothing is asked again
 * @param retries how often it is asked again; 0: never
 */
public record LookupAsking(
    boolean async,
    boolean unordered,
    boolean keyOrdered,
    int capacity,
    long timeoutMillis,
    long retryDelayMillis,
    int retries) {
  /** Flink's defaults. */
  public static final LookupAsking DEFAULT =
      new LookupAsking(true, false, false, 100, 180_000, 0, 0);
}

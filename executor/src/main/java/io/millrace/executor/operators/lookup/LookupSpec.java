package io.millrace.executor.operators.lookup;

import io.millrace.data.type.DataType;
import java.util.List;

/**
 * What a lookup join is told.
 *
 * @param table name, for messages
 * @param inputTypes columns of the input
 * @param tableTypes columns of what is found
 * @param keyTypes of the keys
 * @param outer whether a row without a match comes out with NULLs
 * @param cache what is remembered of answers; null: nothing beyond a batch
 * @param asking how questions are asked
 */
public record LookupSpec(
    String table,
    List<DataType> inputTypes,
    List<DataType> tableTypes,
    List<DataType> keyTypes,
    boolean outer,
    Cache cache,
    Asking asking) {

  /**
   * A cache of answers.
   *
   * @param maxRows most rows that are kept
   * @param expireMillis after which an answer is asked for again; 0: never
   * @param missing whether it is remembered that a key has no rows
   */
  public record Cache(long maxRows, long expireMillis, boolean missing) {}

  /**
   * How questions are asked.
   *
   * @param capacity most rows that wait for answers
   * @param timeoutMillis after which a question that has no answer fails, repetitions included
   * @param order in which rows come out
   * @param key columns of the input within which {@link Order#KEY} keeps the order
   * @param updates whether the input has other kinds of rows than +I
   * @param retry when to ask once more; null: never
   */
  public record Asking(
      int capacity,
      long timeoutMillis,
      Order order,
      List<Integer> key,
      boolean updates,
      Retry retry) {
    /** Flink's defaults. */
    public static final Asking DEFAULT =
        new Asking(100, 180_000, Order.INPUT, List.of(), false, null);
  }

  /** In which order rows come out; none passes a watermark. */
  public enum Order {
    /** As they came. */
    INPUT,
    /** Those of one key as they came. */
    KEY,
    /** As answers come. */
    ANY
  }

  /**
   * A key that has no rows is asked for again.
   *
   * @param delayMillis after the answer
   * @param most how often
   */
  public record Retry(long delayMillis, int most) {}
}

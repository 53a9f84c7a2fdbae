package io.millrace.executor.operators.interval;

import io.millrace.data.type.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * What an interval join is told: left time less right time is at least {@code lowerMillis} and at
 * most {@code upperMillis}.
 *
 * @param nullSafe for each pair of keys whether NULL equals NULL
 * @param eventTime whether rows go by their time; else by the clock when they come
 */
public record IntervalSpec(
    Side left,
    Side right,
    List<Boolean> nullSafe,
    long lowerMillis,
    long upperMillis,
    boolean eventTime) {

  /**
   * One input.
   *
   * @param types of its columns
   * @param keys columns that equal those of the other side
   * @param outer whether a row without a match comes out with NULLs
   */
  public record Side(List<DataType> types, List<Integer> keys, boolean outer) {}

  Side side(int input) {
    return input == 0 ? left : right;
  }

  /** How long after its own time a row may still meet one of the other side. */
  long reach(int input) {
    return input == 0 ? -lowerMillis : upperMillis;
  }

  /** Earliest time of the other side that a row of an input at {@code time} meets. */
  long from(int input, long time) {
    return input == 0 ? plus(time, -upperMillis) : plus(time, lowerMillis);
  }

  /** Latest time of the other side that a row of an input at {@code time} meets. */
  long to(int input, long time) {
    return input == 0 ? plus(time, -lowerMillis) : plus(time, upperMillis);
  }

  /** The watermark at which nothing can meet a row of an input any more. */
  long end(int input, long time) {
    return plus(plus(time, reach(input)), 1);
  }

  /** The earliest time of a row of an input that a later row may meet. */
  long kept(int input, long watermark) {
    return plus(watermark, -reach(input));
  }

  /** How far what comes out may be behind the watermark. */
  long delayMillis() {
    long reach = Math.max(Math.max(-lowerMillis, upperMillis), 0);
    return left.outer || right.outer ? reach + 1 : reach;
  }

  /** A sum that stays at the ends of time. */
  static long plus(long time, long millis) {
    long sum = time + millis;
    if (((time ^ sum) & (millis ^ sum)) < 0) {
      return time < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }

  /** Types under which the keys of both sides, and of exchanges before, are encoded. */
  public List<DataType> keyTypes() {
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < left.keys.size(); i++) {
      DataType a = left.types.get(left.keys.get(i));
      DataType b = right.types.get(right.keys.get(i));
      types.add(a.withNullable(a.nullable() || b.nullable()));
    }
    return types;
  }
}

package io.millrace.testkit.functions;

import org.apache.flink.table.functions.AggregateFunction;

/** An aggregate function of Flink. */
public class FlinkSum extends AggregateFunction<Long, long[]> {
  @Override
  public Long getValue(long[] sum) {
    return sum[0];
  }

  @Override
  public long[] createAccumulator() {
    return new long[1];
  }

  public void accumulate(long[] sum, Long value) {
    sum[0] += value == null ? 0 : value;
  }
}

package io.millrace.benchmarks.queries;

import io.millrace.functions.api.AggregateFunction;

/** An average by weights: a user's aggregate. */
public class Weighted extends AggregateFunction<Double, Weighted.Sums> {
  /** Of values times weights, and of weights. */
  public static class Sums {
    public double sum;
    public double weight;
  }

  @Override
  public Sums createAccumulator() {
    return new Sums();
  }

  @Override
  public Double getValue(Sums sums) {
    return sums.weight == 0 ? null : sums.sum / sums.weight;
  }

  public void accumulate(Sums sums, long value, long weight) {
    sums.sum += (double) value * weight;
    sums.weight += weight;
  }

  public void merge(Sums sums, Iterable<Sums> others) {
    for (Sums other : others) {
      sums.sum += other.sum;
      sums.weight += other.weight;
    }
  }
}

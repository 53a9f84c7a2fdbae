package io.millrace.testkit.functions;

import io.millrace.functions.api.AggregateFunction;

/** An average by weights, which can take rows back and be merged. */
public class WeightedAverage extends AggregateFunction<Double, WeightedAverage.Sums> {
  /** Of values times weights, and of weights. */
  public static class Sums {
    public double sum;
    public long weight;
  }

  @Override
  public Sums createAccumulator() {
    return new Sums();
  }

  @Override
  public Double getValue(Sums sums) {
    return sums.weight == 0 ? null : sums.sum / sums.weight;
  }

  public void accumulate(Sums sums, double value, long weight) {
    sums.sum += value * weight;
    sums.weight += weight;
  }

  public void retract(Sums sums, double value, long weight) {
    sums.sum -= value * weight;
    sums.weight -= weight;
  }

  public void merge(Sums sums, Iterable<Sums> others) {
    for (Sums other : others) {
      sums.sum += other.sum;
      sums.weight += other.weight;
    }
  }
}

package io.millrace.functions.api;

/**
 * One value for each group. A public method {@code accumulate(A accumulator, …)}, of which there
 * may be several, adds a row. {@code retract}, with the same parameters, takes one away; it is
 * needed where rows change. {@code merge(A accumulator, Iterable<A> others)} puts accumulators
 * together; it makes windows cheaper. Types are said as for {@link ScalarFunction}.
 *
 * <p>Accumulators are kept as SQL values between calls: numbers, strings, lists, maps, arrays of
 * these, and objects whose public fields are such; anything else that {@link
 * FunctionHint#accumulator} says.
 *
 * @param <T> type of the result
 * @param <A> type of the accumulator
 */
public abstract class AggregateFunction<T, A> extends UserFunction {

  /** What an empty group has. */
  public abstract A createAccumulator();

  /** The result; NULL is {@code null}. */
  public abstract T getValue(A accumulator);
}

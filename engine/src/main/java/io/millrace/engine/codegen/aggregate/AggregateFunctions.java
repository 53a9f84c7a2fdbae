package io.millrace.engine.codegen.aggregate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import java.util.Map;
import java.util.TreeMap;

/** The aggregate functions by SQL name. */
final class AggregateFunctions {
  private static final Map<String, AggregateFunction> BY_NAME =
      new TreeMap<>(
          Map.of(
              "COUNT", new CountFunction(),
              "SUM", new SumFunction(false),
              "$SUM0", new SumFunction(true),
              "AVG", new AvgFunction(),
              "MIN", new ExtremeFunction(false),
              "MAX", new ExtremeFunction(true),
              "SINGLE_VALUE", new SingleValueFunction()));

  private AggregateFunctions() {}

  static AggregateFunction get(String name) {
    AggregateFunction function = BY_NAME.get(name);
    if (function == null) {
      throw MillraceException.notSupported("aggregate function " + name)
          .withHint(NearestName.hint(name, BY_NAME.keySet()));
    }
    return function;
  }
}

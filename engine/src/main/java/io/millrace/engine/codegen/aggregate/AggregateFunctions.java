package io.millrace.engine.codegen.aggregate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import java.util.Map;
import java.util.TreeMap;

/** The aggregate functions by SQL name. */
final class AggregateFunctions {
  private static final Map<String, AggregateFunction> BY_NAME =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("COUNT", new CountFunction()),
              Map.entry("SUM", new SumFunction(false)),
              Map.entry("$SUM0", new SumFunction(true)),
              Map.entry("AVG", new AvgFunction()),
              Map.entry("MIN", new ExtremeFunction(false)),
              Map.entry("MAX", new ExtremeFunction(true)),
              Map.entry("STDDEV_POP", new VarianceFunction(false, true)),
              Map.entry("STDDEV_SAMP", new VarianceFunction(true, true)),
              Map.entry("VAR_POP", new VarianceFunction(false, false)),
              Map.entry("VAR_SAMP", new VarianceFunction(true, false)),
              Map.entry("LISTAGG", new ListFunction(ListFunction.Part.ALL)),
              Map.entry("FIRST_VALUE", new ListFunction(ListFunction.Part.FIRST)),
              Map.entry("LAST_VALUE", new ListFunction(ListFunction.Part.LAST)),
              Map.entry("LAG", new LagFunction()),
              Map.entry("RANK", new RankFunction()),
              Map.entry("SINGLE_VALUE", new SingleValueFunction())));

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

package io.millrace.engine.codegen.aggregate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.engine.codegen.aggregate.CollectFunction.Made;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.functions.user.AggregateClass;
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
              collects("COLLECT", Made.MULTISET, false),
              collects("ARRAY_AGG", Made.ARRAY, true),
              collects("ARRAY_AGG_IGNORE_NULLS", Made.ARRAY, false),
              collects("PERCENTILE", Made.PERCENTILE, false),
              collects("JSON_ARRAYAGG_NULL_ON_NULL", Made.JSON_ARRAY, true),
              collects("JSON_ARRAYAGG_NULL_ON_NULL_OF_JSON", Made.JSON_ARRAY, true),
              collects("JSON_ARRAYAGG_ABSENT_ON_NULL", Made.JSON_ARRAY, false),
              collects("JSON_ARRAYAGG_ABSENT_ON_NULL_OF_JSON", Made.JSON_ARRAY, false),
              collects("JSON_OBJECTAGG_NULL_ON_NULL", Made.JSON_OBJECT, true),
              collects("JSON_OBJECTAGG_NULL_ON_NULL_OF_JSON", Made.JSON_OBJECT, true),
              collects("JSON_OBJECTAGG_ABSENT_ON_NULL", Made.JSON_OBJECT, false),
              collects("JSON_OBJECTAGG_ABSENT_ON_NULL_OF_JSON", Made.JSON_OBJECT, false),
              Map.entry("SINGLE_VALUE", new SingleValueFunction())));

  private AggregateFunctions() {}

  private static Map.Entry<String, AggregateFunction> collects(
      String name, Made made, boolean nulls) {
    return Map.entry(name, new CollectFunction(made, nulls));
  }

  /** A function by its name in capitals; those of users come after. */
  static AggregateFunction get(String name, FunctionRegistry registry) {
    AggregateFunction function = BY_NAME.get(name);
    if (function == null && registry.external(name).orElse(null) instanceof AggregateClass users) {
      return new UserFunction(users);
    }
    if (function == null) {
      throw MillraceException.notSupported("aggregate function " + name)
          .withHint(NearestName.hint(name, BY_NAME.keySet()));
    }
    return function;
  }
}

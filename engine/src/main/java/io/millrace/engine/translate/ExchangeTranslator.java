package io.millrace.engine.translate;

import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.executor.job.JobGraph;
import io.millrace.executor.job.JobGraph.Spread;
import io.millrace.executor.kernel.KeyEncoder;
import io.millrace.planner.plan.Distribution;
import io.millrace.planner.plan.PlanNode.Exchange;
import java.util.List;

/** Spreads rows anew; nothing where there is one task. */
final class ExchangeTranslator implements NodeTranslator<Exchange> {
  @Override
  public Flow translate(Exchange node, Translation t) {
    Flow input = t.inputFlow(node);
    return input.spread(spread(node.distribution(), input.types()));
  }

  private static Spread spread(Distribution distribution, List<DataType> types) {
    if (distribution instanceof Distribution.Hash hash && !hash.columns().isEmpty()) {
      int[] columns = hash.columns().stream().mapToInt(Integer::intValue).toArray();
      KeyEncoding encoding = KeyEncoding.of(hash.columns().stream().map(types::get).toList());
      return new JobGraph.Hash(() -> KeyEncoder.of(encoding, columns));
    } else if (distribution instanceof Distribution.Forward) {
      return new JobGraph.Forward();
    } else if (distribution instanceof Distribution.RoundRobin) {
      return new JobGraph.RoundRobin();
    }
    return new JobGraph.Singleton();
  }
}

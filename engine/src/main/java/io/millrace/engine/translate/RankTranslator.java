package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.rank.FirstRow;
import io.millrace.executor.operators.rank.FirstRowByTime;
import io.millrace.executor.operators.rank.LastRow;
import io.millrace.executor.operators.rank.OneRowSpec;
import io.millrace.executor.operators.rank.TopByKey;
import io.millrace.executor.operators.rank.TopFew;
import io.millrace.executor.operators.rank.TopN;
import io.millrace.executor.operators.rank.TopNSpec;
import io.millrace.executor.operators.rows.SortColumn;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Top-N and deduplication. */
final class RankTranslator implements NodeTranslator<Rank> {
  @Override
  public Flow translate(Rank node, Translation t) {
    Flow input = t.inputFlow(node);
    boolean insertOnly = t.input(node).header().changelog() == ChangelogMode.INSERT_ONLY;
    boolean batch = t.settings.batch();
    boolean before = batch || node.header().changelog() == ChangelogMode.RETRACT;
    boolean one = !batch && node.deduplicates(insertOnly);
    List<DataType> keyTypes = node.partition().stream().map(input.types()::get).toList();
    Supplier<Operator> operators =
        one ? oneRow(node, input, before, t) : topN(node, input, insertOnly, before, t);
    Flow rows =
        t.graph.operator(
            input.keyed(node.partition(), keyTypes),
            node.header().identity(),
            node.header().description(),
            Flow.types(node.header().schema()),
            operators);
    return batch ? FinalRows.of(rows, node, t) : rows;
  }

  private static Supplier<Operator> oneRow(Rank node, Flow input, boolean before, Translation t) {
    boolean eventTime = node.order() == Rank.Order.EVENT_TIME;
    OneRowSpec spec =
        new OneRowSpec(
            input.types(),
            node.partition(),
            eventTime ? node.sort().get(0).column() : -1,
            before,
            node.stateTtlMillis());
    if (node.keepsLast()) {
      return () -> new LastRow(spec);
    }
    return eventTime ? () -> new FirstRowByTime(spec) : () -> new FirstRow(spec);
  }

  private static Supplier<Operator> topN(
      Rank node, Flow input, boolean insertOnly, boolean before, Translation t) {
    List<SortColumn> sort =
        node.sort().stream()
            .map(k -> new SortColumn(k.column(), k.descending(), k.nullsFirst()))
            .toList();
    TopNSpec spec =
        new TopNSpec(
            input.types(),
            node.partition(),
            sort,
            TopNSpec.Function.valueOf(node.function().name()),
            new TopNSpec.Range(node.range().start(), node.range().end(), node.range().endColumn()),
            new TopNSpec.Form(node.outputRank(), before, insertOnly),
            node.stateTtlMillis());
    if (node.key() != null) {
      List<Integer> key = new ArrayList<>(node.key());
      key.removeAll(node.partition());
      return () -> new TopByKey(spec, key);
    }
    return TopFew.fits(spec) ? () -> new TopFew(spec) : () -> new TopN(spec);
  }
}

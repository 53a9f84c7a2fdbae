package io.millrace.engine.translate;

import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType.Field;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.Distribution;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.Literal;
import io.millrace.planner.plan.Header;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Plans put together by hand: each method adds a node and returns its number. */
final class PlanDraft {
  final List<PlanNode> nodes = new ArrayList<>();

  int add(
      String schema,
      ChangelogMode changelog,
      List<Integer> inputs,
      Function<Header, PlanNode> node) {
    int id = nodes.size();
    Header header =
        new Header(
            id, inputs, BatchText.schema(schema), changelog, List.of(), "id" + id, "node " + id);
    nodes.add(node.apply(header));
    return id;
  }

  private ChangelogMode changelog(int input) {
    return nodes.get(input).header().changelog();
  }

  int scan(String table, String schema, ChangelogMode changelog) {
    List<PlanNode.TableColumn> columns =
        BatchText.schema(schema).stream()
            .map(f -> new PlanNode.TableColumn(f.name(), f.type(), null))
            .toList();
    List<Integer> all = new ArrayList<>();
    columns.forEach(c -> all.add(all.size()));
    return add(
        schema,
        changelog,
        List.of(),
        h ->
            new PlanNode.Scan(
                h,
                new PlanNode.TableSource(List.of(table), Map.of(), columns, true),
                all,
                null,
                -1));
  }

  int values(String schema, String[]... rows) {
    List<Field> fields = BatchText.schema(schema);
    List<List<Expression>> literals = new ArrayList<>();
    for (String[] row : rows) {
      List<Expression> values = new ArrayList<>();
      for (int i = 0; i < row.length; i++) {
        values.add(new Literal(row[i], fields.get(i).type()));
      }
      literals.add(values);
    }
    return add(schema, ChangelogMode.INSERT_ONLY, List.of(), h -> new PlanNode.Values(h, literals));
  }

  int calc(int input, String schema, Expression condition, Expression... projections) {
    return add(
        schema,
        changelog(input),
        List.of(input),
        h -> new PlanNode.Calc(h, condition, Arrays.asList(projections)));
  }

  int exchange(int input, Integer... columns) {
    Distribution distribution =
        columns.length == 0
            ? new Distribution.Singleton()
            : new Distribution.Hash(List.of(columns));
    String schema = BatchText.header(nodes.get(input).header().schema());
    return add(
        schema, changelog(input), List.of(input), h -> new PlanNode.Exchange(h, distribution));
  }

  int group(
      int input, String schema, List<Integer> keys, PlanNode.Phase phase, AggregateCall... calls) {
    return add(
        schema,
        phase == PlanNode.Phase.LOCAL ? ChangelogMode.INSERT_ONLY : ChangelogMode.RETRACT,
        List.of(input),
        h -> new PlanNode.GroupAggregate(h, keys, List.of(calls), phase, true, 0));
  }

  int result(int input) {
    String schema = BatchText.header(nodes.get(input).header().schema());
    return add(schema, changelog(input), List.of(input), PlanNode.Result::new);
  }

  int sink(int input, String table, String schema) {
    List<PlanNode.TableColumn> columns =
        BatchText.schema(schema).stream()
            .map(f -> new PlanNode.TableColumn(f.name(), f.type(), null))
            .toList();
    return add(
        schema,
        changelog(input),
        List.of(input),
        h -> new PlanNode.Sink(h, List.of(table), Map.of(), columns, List.of(), null, null));
  }

  Expression column(int node, int index) {
    return new ColumnRef(index, nodes.get(node).header().schema().get(index).type());
  }

  PhysicalPlan plan() {
    return new PhysicalPlan(nodes);
  }
}

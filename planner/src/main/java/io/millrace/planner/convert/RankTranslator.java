package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.Literal;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.SortKey;
import io.millrace.planner.plan.Rank;
import io.millrace.planner.plan.Rank.Function;
import io.millrace.planner.plan.Rank.Order;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;

/**
 * Top-N and deduplication: a condition that bounds ROW_NUMBER, RANK or DENSE_RANK from above. What
 * else is asked of the rows is asked of those that are left.
 */
final class RankTranslator {
  private final PlanConverter c;
  private final Project project;
  private final RexOver over;

  private RankTranslator(PlanConverter c, Project project, RexOver over) {
    this.c = c;
    this.project = project;
    this.over = over;
  }

  /** Null if the filter is none of a Top-N. */
  static Relation translate(PlanConverter c, Filter filter) {
    if (!(filter.getInput() instanceof Project project)) {
      return null;
    }
    RexOver rank = null;
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < project.getProjects().size(); i++) {
      RexNode each = project.getProjects().get(i);
      if (each instanceof RexOver found && (rank == null || rank.equals(found))) {
        rank = found;
        columns.add(i);
      } else if (RexOver.containsOver(each)) {
        return null;
      }
    }
    if (rank == null || function(rank) == null || rank.getWindow().orderKeys.isEmpty()) {
      return null;
    }
    RankBounds bounds =
        RankBounds.of(filter.getCondition(), columns, filter.getCluster().getRexBuilder());
    RankTranslator translator = new RankTranslator(c, project, rank);
    int endColumn = translator.endColumn(bounds);
    boolean bounded = bounds.end() < Long.MAX_VALUE || endColumn >= 0;
    return bounded ? translator.translate(bounds, endColumn) : null;
  }

  private static Function function(RexOver over) {
    return switch (over.getAggOperator().getKind()) {
      case ROW_NUMBER -> Function.ROW_NUMBER;
      case RANK -> Function.RANK;
      case DENSE_RANK -> Function.DENSE_RANK;
      default -> null;
    };
  }

  /** The partition's column that is the greatest rank wanted; -1: none. */
  private int endColumn(RankBounds bounds) {
    if (bounds.endColumn() < 0
        || !(project.getProjects().get(bounds.endColumn()) instanceof RexInputRef ref)) {
      return -1;
    }
    return over.getWindow().partitionKeys.contains(ref) ? ref.getIndex() : -1;
  }

  private Relation translate(RankBounds bounds, int endColumn) {
    Relation input = c.convert(project.getInput());
    OverInput columns = new OverInput(c, input);
    List<Integer> partition = columns.columns(over.getWindow().partitionKeys);
    List<SortKey> sort = columns.sortKeys(over);
    int source = columns.node();
    Order order = order(columns.times(), sort);
    boolean byWindow =
        RankedWindows.holds(input.windows(), partition, c.settings.mode(), over)
            && function(over) == Function.ROW_NUMBER
            && endColumn < 0;
    long end = endColumn >= 0 ? Long.MAX_VALUE : bounds.end();
    Rank.Range range = new Rank.Range(bounds.start(), end, endColumn);
    List<Field> schema = new ArrayList<>(c.builder.schema(source));
    boolean constant = function(over) == Function.ROW_NUMBER && range.start() == range.end();
    if (!constant) {
      schema.add(new Field("$rank", Types.BIGINT.withNullable(false)));
    }
    String description = range.isFirst() && order != Order.VALUES ? "first row" : "Top-N";
    if (byWindow) {
      RankedWindows windows =
          new RankedWindows(input.windows(), partition, sort, order != Order.VALUES);
      int ranked = windows.add(c.builder, source, schema, range, !constant);
      Relation told = projected(ranked, schema, constant ? range.start() : -1, bounds, columns);
      return windows.relation(told, project);
    }
    Rank.Kept kept = new Rank.Kept(!constant, c.settings.stateTtlMillis());
    int id =
        c.builder.add(
            h -> new Rank(h, function(over), partition, sort, order, range, kept),
            List.of(source),
            schema,
            description);
    return projected(id, schema, constant ? range.start() : -1, bounds, columns);
  }

  private static Order order(List<TimeAttribute> times, List<SortKey> sort) {
    return switch (times.get(sort.get(0).column())) {
      case ROWTIME -> Order.EVENT_TIME;
      case PROCTIME -> Order.PROCESSING_TIME;
      default -> Order.VALUES;
    };
  }

  /** The columns of the query, and the conditions that are left. */
  private Relation projected(
      int id, List<Field> schema, long constant, RankBounds bounds, OverInput input) {
    List<Expression> projections = new ArrayList<>();
    List<TimeAttribute> times = new ArrayList<>();
    boolean keepsTimes = c.builder.node(id) instanceof Rank rank && rank.deduplicates(true);
    for (RexNode each : project.getProjects()) {
      TimeAttribute time = CalcTranslator.time(each, input.times());
      times.add(keepsTimes && each instanceof RexInputRef ? time : time.past());
      if (!(each instanceof RexOver)) {
        projections.add(input.value(each));
      } else if (constant >= 0) {
        projections.add(new Literal(Long.toString(constant), Types.BIGINT.withNullable(false)));
      } else {
        int rank = schema.size() - 1;
        projections.add(new ColumnRef(rank, schema.get(rank).type()));
      }
    }
    List<Field> columns = PlanConverter.schema(project);
    int projected =
        c.builder.add(h -> new Calc(h, null, projections), List.of(id), columns, "projection");
    if (bounds.rest() != null) {
      Expression condition = c.expressions.convert(bounds.rest());
      int all = projected;
      projected =
          c.builder.add(
              h -> new Calc(h, condition, CalcTranslator.identity(columns)),
              List.of(all),
              columns,
              "filter");
    }
    return new Relation(projected, times);
  }
}

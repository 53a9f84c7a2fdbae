package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.ClausePlaces.Clause;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.Unnest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/** CROSS or LEFT JOIN UNNEST(collection of the left row). */
final class UnnestTranslator {
  private UnnestTranslator() {}

  static Relation translate(PlanConverter c, Correlate rel) {
    RexBuilder rex = rel.getCluster().getRexBuilder();
    boolean outer = rel.getJoinType() == JoinRelType.LEFT;
    List<RexNode> columns = new ArrayList<>(rex.identityProjects(rel.getRight().getRowType()));
    List<RexNode> conditions = new ArrayList<>();
    RelNode below = rel.getRight();
    while (below instanceof Project || below instanceof Filter) {
      if (below instanceof Project project) {
        columns = new ArrayList<>(RelOptUtil.pushPastProject(columns, project));
        conditions = new ArrayList<>(RelOptUtil.pushPastProject(conditions, project));
      } else {
        conditions.add(((Filter) below).getCondition());
      }
      below = below.getInput(0);
    }
    if (!(below instanceof Uncollect uncollect)
        || !(uncollect.getInput() instanceof Project source)
        || source.getProjects().size() != 1) {
      throw PlanException.notSupported(
          c.clauses.of(Clause.CORRELATED),
          "LATERAL, or a sub-query, that speaks of the row before it in a place from which that"
              + " cannot be taken out",
          "compare with the row in WHERE, or use a join");
    }
    if (outer && !conditions.isEmpty()) {
      throw PlanException.notSupported(
          c.clauses.of(Clause.JOIN),
          "LEFT JOIN UNNEST with a condition",
          "write ON TRUE, and CASE WHEN … THEN x END in SELECT; or JOIN in place of LEFT JOIN if rows"
              + " without such an element may go");
    }
    Relation left = c.convert(rel.getLeft());
    int leftColumns = rel.getLeft().getRowType().getFieldCount();
    RexShuttle uncorrelate = uncorrelate(rex, rel.getCorrelationId(), rel.getLeft());
    Expression collection = c.expressions.convert(source.getProjects().get(0).accept(uncorrelate));
    List<Field> schema = new ArrayList<>(c.builder.schema(left.node()));
    PlanConverter.schema(uncollect)
        .forEach(f -> schema.add(outer ? new Field(f.name(), f.type().withNullable(true)) : f));
    int id =
        c.builder.add(
            h -> new Unnest(h, collection, outer, uncollect.withOrdinality),
            List.of(left.node()),
            schema,
            "UNNEST");
    int arranged = arrange(c, rel, id, schema, leftColumns, columns, conditions, uncorrelate);
    List<TimeAttribute> times = new ArrayList<>(left.times());
    times.addAll(
        Collections.nCopies(rel.getRowType().getFieldCount() - leftColumns, TimeAttribute.NONE));
    return new Relation(arranged, times);
  }

  /** UNNEST of a collection that depends on no table. */
  static Relation alone(PlanConverter c, Uncollect rel) {
    int collections = rel.getInput().getRowType().getFieldCount();
    if (collections != 1) {
      throw PlanException.notSupported(
          c.clauses.of(Clause.UNNEST),
          "UNNEST of several collections",
          "unnest them one after another: FROM UNNEST(a) AS x (v), UNNEST(b) AS y (w)");
    }
    Relation input = c.convert(rel.getInput());
    Field collection = c.builder.schema(input.node()).get(0);
    List<Field> elements = PlanConverter.schema(rel);
    List<Field> schema = new ArrayList<>();
    schema.add(new Field("$collection", collection.type()));
    schema.addAll(elements);
    int id =
        c.builder.add(
            h -> new Unnest(h, new ColumnRef(0, collection.type()), false, rel.withOrdinality),
            List.of(input.node()),
            schema,
            "UNNEST");
    List<Expression> projections = CalcTranslator.identity(schema).subList(1, schema.size());
    int narrowed =
        c.builder.add(h -> new Calc(h, null, projections), List.of(id), elements, "projection");
    return new Relation(narrowed, PlanConverter.noTimes(elements.size()));
  }

  /** Replaces fields of the correlation variable by columns of the left input. */
  private static RexShuttle uncorrelate(RexBuilder rex, CorrelationId id, RelNode left) {
    return new RexShuttle() {
      @Override
      public RexNode visitFieldAccess(RexFieldAccess access) {
        if (access.getReferenceExpr() instanceof RexCorrelVariable variable
            && variable.id.equals(id)) {
          return rex.makeInputRef(left, access.getField().getIndex());
        }
        return super.visitFieldAccess(access);
      }
    };
  }

  /** Applies what stands between the join and UNNEST: names, projections, filters. */
  private static int arrange(
      PlanConverter c,
      Correlate rel,
      int id,
      List<Field> schema,
      int leftColumns,
      List<RexNode> columns,
      List<RexNode> conditions,
      RexShuttle uncorrelate) {
    RexBuilder rex = rel.getCluster().getRexBuilder();
    List<Expression> projections =
        new ArrayList<>(CalcTranslator.identity(schema.subList(0, leftColumns)));
    for (RexNode column : columns) {
      projections.add(c.expressions.convert(shift(column, leftColumns).accept(uncorrelate)));
    }
    Expression condition =
        conditions.isEmpty()
            ? null
            : c.expressions.convert(
                shift(RexUtil.composeConjunction(rex, conditions), leftColumns)
                    .accept(uncorrelate));
    List<Field> output = PlanConverter.schema(rel);
    boolean plain = condition == null && projections.equals(CalcTranslator.identity(schema));
    return plain
        ? id
        : c.builder.add(
            h -> new Calc(h, condition, typed(projections, output)),
            List.of(id),
            output,
            "projection");
  }

  /** A bare column takes the type (nullability) that the join gave it. */
  private static List<Expression> typed(List<Expression> projections, List<Field> output) {
    List<Expression> result = new ArrayList<>();
    for (int i = 0; i < projections.size(); i++) {
      Expression projection = projections.get(i);
      result.add(
          projection instanceof ColumnRef ref
              ? new ColumnRef(ref.index(), output.get(i).type())
              : projection);
    }
    return result;
  }

  private static RexNode shift(RexNode node, int by) {
    return RexUtil.shift(node, by);
  }
}

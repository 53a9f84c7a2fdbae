package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.hint.CarriedHints;
import io.millrace.planner.message.ClausePlaces.Clause;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expressions;
import io.millrace.planner.plan.LookupAsking;
import io.millrace.planner.plan.LookupJoin;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.TableColumn;
import io.millrace.planner.plan.PlanNode.TableSource;
import io.millrace.planner.validate.RelationTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;

/** JOIN … FOR SYSTEM_TIME AS OF the clock: rows are looked up in the table as it is now. */
final class LookupTranslator {
  private final PlanConverter c;
  private final Join rel;
  private final Relation left;
  private final List<Field> leftSchema;
  private final TableScan scan;

  /** Columns that the query sees, over those of the table. */
  private final List<Expression> computed;

  private final List<LookupJoin.Key> keys = new ArrayList<>();
  private Expression condition;

  private LookupTranslator(PlanConverter c, Join rel) {
    this.c = c;
    this.rel = rel;
    RelNode right = rel.getRight();
    right = right instanceof LogicalWatermark watermark ? watermark.getInput() : right;
    Project project = right instanceof Project p ? p : null;
    RelNode table = project == null ? right : project.getInput();
    if (!(table instanceof TableScan found)) {
      throw PlanException.notSupported(
          c.clauses.of(Clause.SYSTEM_TIME),
          "FOR SYSTEM_TIME AS OF a processing time over a view or query",
          "name a table after JOIN, and filter in ON or WHERE");
    }
    scan = found;
    left = c.convert(rel.getLeft());
    leftSchema = c.builder.schema(left.node());
    computed =
        project == null
            ? CalcTranslator.identity(PlanConverter.schema(scan))
            : c.expressions.convert(project.getProjects());
  }

  static Relation translate(PlanConverter c, Join rel) {
    return new LookupTranslator(c, rel).translate();
  }

  private Relation translate() {
    for (RexNode each : RelOptUtil.conjunctions(rel.getCondition())) {
      sortOut(overTable(c.expressions.convert(each)));
    }
    if (keys.isEmpty()) {
      throw new PlanException(
          c.clauses.of(Clause.SYSTEM_TIME),
          "FOR SYSTEM_TIME AS OF a processing time needs ON to compare a column of the table with"
              + " = to something of the left row",
          "write ON o.id = d.id");
    }
    boolean outer = rel.getJoinType() == JoinRelType.LEFT;
    CatalogTable table = (CatalogTable) scan.getTable().unwrap(RelationTable.class).object();
    TableSource source = source(table);
    List<Field> schema = new ArrayList<>(leftSchema);
    for (Field field : PlanConverter.schema(scan)) {
      schema.add(outer ? new Field(field.name(), field.type().withNullable(true)) : field);
    }
    boolean unique = isUnique(table);
    LookupAsking asking = CarriedHints.lookup(rel.getHints(), c.settings.joins().asking());
    int id =
        c.builder.add(
            h ->
                new LookupJoin(
                    h, leftSchema.size(), outer, source, keys, condition, unique, asking),
            List.of(left.node()),
            schema,
            "lookup in " + table.path().name());
    return arranged(id, schema);
  }

  /** Computed columns of the right side become expressions over the table's columns. */
  private Expression overTable(Expression expression) {
    return Expressions.replaceColumns(expression, this::overTable);
  }

  private Expression overTable(ColumnRef ref) {
    return ref.index() < leftSchema.size()
        ? ref
        : Expressions.shift(
            computed.get(ref.index() - leftSchema.size()), i -> i + leftSchema.size());
  }

  private void sortOut(Expression each) {
    if (each instanceof Call call
        && call.function().equals("=")
        && (isKey(call.operands().get(0), call.operands().get(1))
            || isKey(call.operands().get(1), call.operands().get(0)))) {
      return;
    }
    if (!Expressions.isTrue(each)) {
      condition = condition == null ? each : Expressions.and(condition, each);
    }
  }

  private boolean isKey(Expression column, Expression value) {
    boolean fits =
        column instanceof ColumnRef ref
            && ref.index() >= leftSchema.size()
            && Expressions.columns(List.of(value)).stream().allMatch(i -> i < leftSchema.size())
            && column.type().physical() == value.type().physical();
    if (fits) {
      keys.add(new LookupJoin.Key(((ColumnRef) column).index() - leftSchema.size(), value));
    }
    return fits;
  }

  private TableSource source(CatalogTable table) {
    List<TableColumn> columns = table.sourceColumns().stream().map(ScanTranslator::column).toList();
    boolean bounded = c.connectors.capabilities(table).bounded();
    return new TableSource(table.path().names(), table.options(), columns, bounded);
  }

  private boolean isUnique(CatalogTable table) {
    List<String> names = table.sourceColumns().stream().map(CatalogColumn::name).toList();
    List<Integer> key = table.primaryKey().stream().map(names::indexOf).toList();
    List<Integer> compared = keys.stream().map(LookupJoin.Key::column).toList();
    return !key.isEmpty() && compared.containsAll(key);
  }

  private Relation arranged(int id, List<Field> schema) {
    List<Field> output = PlanConverter.schema(rel);
    List<TimeAttribute> times = new ArrayList<>(left.times());
    times.addAll(PlanConverter.noTimes(output.size() - leftSchema.size()));
    List<Expression> projections =
        new ArrayList<>(CalcTranslator.identity(schema).subList(0, leftSchema.size()));
    boolean outer = rel.getJoinType() == JoinRelType.LEFT;
    for (Expression each : computed) {
      Expression moved =
          Expressions.replaceColumns(
              each,
              ref ->
                  new ColumnRef(
                      ref.index() + leftSchema.size(),
                      outer ? ref.type().withNullable(true) : ref.type()));
      projections.add(moved);
    }
    int arranged =
        projections.equals(CalcTranslator.identity(schema))
            ? id
            : c.builder.add(h -> new Calc(h, null, projections), List.of(id), output, "projection");
    return new Relation(arranged, times);
  }
}

package io.millrace.planner.convert;

import io.millrace.planner.function.GroupWindowFunction;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import io.millrace.sql.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelDistributions;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalExchange;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * The older windows of GROUP BY: what tells the window of a row among the columns that are grouped
 * becomes a window function over the others.
 */
final class WindowKeys {
  /** The name of a time that is no column. */
  static final String COMPUTED = "$time";

  private final Project project;
  private final RexBuilder rex;

  /** What is not told by the window, in order; the time of the window may be appended. */
  private final List<RexNode> others = new ArrayList<>();

  private final List<String> names = new ArrayList<>();

  private WindowKeys(Project project) {
    this.project = project;
    this.rex = project.getCluster().getRexBuilder();
  }

  /**
   * The input of an aggregate, as it is if it is grouped by no window.
   *
   * @param positions takes the place of the window, by the text of its call
   */
  static RelNode below(
      RelNode input, ImmutableBitSet groups, Map<String, SourcePosition> positions) {
    return input instanceof Project project
            && project.getProjects().stream().anyMatch(WindowKeys::isKey)
        ? new WindowKeys(project).windows(groups, positions)
        : input;
  }

  private static boolean isKey(RexNode node) {
    return node instanceof RexCall call && call.getOperator() instanceof GroupWindowFunction;
  }

  private RelNode windows(ImmutableBitSet groups, Map<String, SourcePosition> positions) {
    RexCall key = null;
    List<Integer> partition = new ArrayList<>();
    List<RexNode> columns = project.getProjects();
    for (int i = 0; i < columns.size(); i++) {
      if (isKey(columns.get(i))) {
        key = (RexCall) columns.get(i);
        continue;
      }
      if (groups.get(i)) {
        partition.add(others.size());
      }
      others.add(columns.get(i));
      names.add(project.getRowType().getFieldNames().get(i));
    }
    int time = timeColumn(key.getOperands().get(0));
    RelNode rows =
        LogicalProject.create(
            project.getInput(), List.of(), others, names, project.getVariablesSet());
    boolean session = ((GroupWindowFunction) key.getOperator()).window().keepsApart();
    LogicalTableFunctionScan scan = scan(rows, session ? partition : List.of(), key, time);
    positions.putIfAbsent(scan.getCall().toString(), Positions.of(key.getParserPosition()));
    return arranged(scan);
  }

  private int timeColumn(RexNode time) {
    int column = others.indexOf(time);
    if (column < 0) {
      column = others.size();
      others.add(time);
      names.add(timeName(time));
    }
    return column;
  }

  private String timeName(RexNode time) {
    String name =
        time instanceof RexInputRef ref
            ? project.getInput().getRowType().getFieldNames().get(ref.getIndex())
            : COMPUTED;
    return names.contains(name) ? COMPUTED : name;
  }

  private LogicalTableFunctionScan scan(
      RelNode rows, List<Integer> partition, RexCall key, int time) {
    RelOptCluster cluster = project.getCluster();
    RelDataTypeFactory types = cluster.getTypeFactory();
    RelDataType cursor = types.createSqlType(SqlTypeName.CURSOR);
    List<RexNode> arguments = new ArrayList<>();
    arguments.add(
        rex.makeCall(cursor, GroupWindowFunction.TIME, List.of(rex.makeInputRef(rows, time))));
    arguments.addAll(key.getOperands().subList(1, key.getOperands().size()));
    SqlTypeName kind = key.getOperands().get(0).getType().getSqlTypeName();
    RelDataType columns =
        types
            .builder()
            .addAll(rows.getRowType().getFieldList())
            .add("window_start", SqlTypeName.TIMESTAMP, 3)
            .add("window_end", SqlTypeName.TIMESTAMP, 3)
            .add("window_time", kind, 3)
            .build();
    RelNode input =
        partition.isEmpty() ? rows : LogicalExchange.create(rows, RelDistributions.hash(partition));
    return LogicalTableFunctionScan.create(
        cluster,
        List.of(input),
        rex.makeCall(cursor, ((GroupWindowFunction) key.getOperator()).window(), arguments),
        null,
        columns,
        null);
  }

  /** The columns in the order in which they were. */
  private RelNode arranged(RelNode scan) {
    int added = scan.getRowType().getFieldCount() - WindowProperty.values().length;
    List<RexNode> columns = new ArrayList<>();
    int next = 0;
    for (RexNode each : project.getProjects()) {
      int column =
          isKey(each)
              ? added + ((GroupWindowFunction) ((RexCall) each).getOperator()).property().ordinal()
              : next++;
      columns.add(rex.makeInputRef(scan, column));
    }
    return LogicalProject.create(
        scan, List.of(), columns, project.getRowType().getFieldNames(), project.getVariablesSet());
  }
}

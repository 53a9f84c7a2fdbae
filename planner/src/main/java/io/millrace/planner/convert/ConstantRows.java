package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.Literal;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Calc;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexUtil;

/**
 * Rows of VALUES with more than literals in them. Calcite makes a union of them, one input a row;
 * the rows of several sources come in any order, while those of VALUES come as they were written.
 * So neighbours become one node again; what cannot be computed while planning is chosen by the
 * row's number.
 */
final class ConstantRows {
  /** Beyond it what is not folded stays a union: each row is a branch of generated code. */
  private static final int MOST_COMPUTED_ROWS = 100;

  private ConstantRows() {}

  /** How many of the branches from {@code first} on are constant rows. */
  static int count(List<RelNode> branches, int first) {
    int end = first;
    while (end < branches.size() && isConstant(branches.get(end))) {
      end++;
    }
    return end - first;
  }

  private static boolean isConstant(RelNode branch) {
    if (branch instanceof Project project) {
      return project.getInput() instanceof Values values
          && values.getTuples().size() == 1
          && RelOptUtil.InputFinder.bits(project.getProjects(), null).isEmpty()
          && project.getProjects().stream()
              .noneMatch(
                  p -> RexUtil.containsCorrelation(p) || RexUtil.SubQueryFinder.find(p) != null);
    }
    return branch instanceof Values;
  }

  /** One node for all of these branches; null if they had better stay what they are. */
  static Integer translate(PlanConverter c, List<RelNode> branches, List<Field> schema) {
    List<List<Expression>> rows = new ArrayList<>();
    for (RelNode branch : branches) {
      if (branch instanceof Project project) {
        rows.add(casted(c.expressions.convert(project.getProjects()), schema));
      } else {
        ((Values) branch)
            .getTuples()
            .forEach(tuple -> rows.add(casted(c.expressions.convert(tuple), schema)));
      }
    }
    if (rows.stream().allMatch(ConstantRows::isWritten)) {
      return values(c, rows, schema);
    }
    return rows.size() > MOST_COMPUTED_ROWS ? null : chosen(c, rows, schema);
  }

  private static boolean isWritten(List<Expression> row) {
    return row.stream().allMatch(Literal.class::isInstance);
  }

  private static List<Expression> casted(List<Expression> row, List<Field> schema) {
    List<Expression> result = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      result.add(Coercion.cast(row.get(i), schema.get(i).type()));
    }
    return List.copyOf(result);
  }

  private static int values(PlanConverter c, List<List<Expression>> rows, List<Field> schema) {
    return c.builder.add(
        header -> new PlanNode.Values(header, List.copyOf(rows)),
        List.of(),
        schema,
        "constant rows");
  }

  /** The rows' numbers as constant rows, and the row of each number. */
  private static int chosen(PlanConverter c, List<List<Expression>> rows, List<Field> schema) {
    DataType number = Types.INT.withNullable(false);
    List<List<Expression>> numbers = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      numbers.add(List.of(literal(i, number)));
    }
    int input = values(c, numbers, List.of(new Field("row", number)));
    List<Expression> projections = new ArrayList<>();
    for (int column = 0; column < schema.size(); column++) {
      List<Expression> operands = new ArrayList<>();
      for (int row = 0; row < rows.size() - 1; row++) {
        operands.add(
            new Call(
                "=",
                List.of(new ColumnRef(0, number), literal(row, number)),
                Types.BOOLEAN.withNullable(false)));
        operands.add(rows.get(row).get(column));
      }
      operands.add(rows.get(rows.size() - 1).get(column));
      projections.add(new Call("CASE", List.copyOf(operands), schema.get(column).type()));
    }
    return c.builder.add(
        header -> new Calc(header, null, List.copyOf(projections)),
        List.of(input),
        schema,
        "constant rows");
  }

  private static Literal literal(int number, DataType type) {
    return new Literal(Integer.toString(number), type);
  }
}

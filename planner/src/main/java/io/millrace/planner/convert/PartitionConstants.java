package io.millrace.planner.convert;

import io.millrace.data.error.NearestName;
import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.plan.Expression;
import io.millrace.sql.ast.Identifier;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.PartitionValue;
import io.millrace.sql.ast.QualifiedName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexNode;

/** {@code PARTITION (column = constant, …)} of INSERT. */
final class PartitionConstants {
  private final AlgebraContext context;
  private final ExpressionConverter expressions;

  PartitionConstants(AlgebraContext context, ExpressionConverter expressions) {
    this.context = context;
    this.expressions = expressions;
  }

  /** The values of partition columns, as the columns have them. */
  Map<CatalogColumn, Expression> of(
      Insert insert, CatalogTable table, List<CatalogColumn> columns) {
    Map<CatalogColumn, Expression> constants = new LinkedHashMap<>();
    for (PartitionValue value : insert.target().partition()) {
      CatalogColumn column = column(value.column(), table, columns);
      refuseTwice(insert, value.column());
      RexNode constant =
          new ExpressionCompiler(context).compile(List.of(value.value()), List.of()).get(0);
      Expression converted = expressions.convert(constant);
      Expression cast = Assignment.cast(converted, column, value.value().position());
      if (constants.put(column, cast) != null) {
        throw new PlanException(
            value.column().position(), "the column `" + column.name() + "` is named twice");
      }
    }
    return constants;
  }

  private static CatalogColumn column(
      Identifier name, CatalogTable table, List<CatalogColumn> columns) {
    if (!table.partitionKeys().contains(name.name())) {
      throw new PlanException(
          name.position(),
          "`" + table.path().name() + "` is not partitioned by `" + name + "`",
          table.partitionKeys().isEmpty()
              ? "the table has no PARTITIONED BY: select the value as a column"
              : NearestName.hint(name.name(), table.partitionKeys()));
    }
    return columns.stream().filter(c -> c.name().equals(name.name())).findFirst().orElseThrow();
  }

  private static void refuseTwice(Insert insert, Identifier name) {
    for (QualifiedName column : insert.target().columns()) {
      if (column.toString().equals(name.name())) {
        throw new PlanException(
            column.position(), "the column `" + name + "` has a constant in PARTITION already");
      }
    }
  }
}

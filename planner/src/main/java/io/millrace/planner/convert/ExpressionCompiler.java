package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.parser.SpanParser;
import io.millrace.planner.validate.CatalogReader;
import io.millrace.planner.validate.RelationTable;
import io.millrace.planner.validate.Validation;
import io.millrace.sql.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Checks and converts expressions of CREATE TABLE over the columns that they may use. */
public final class ExpressionCompiler {
  private static final String ROW = "$row";
  private final AlgebraContext context;

  public ExpressionCompiler(AlgebraContext context) {
    this.context = context;
  }

  /**
   * The expressions over rows of the given columns.
   *
   * @throws io.millrace.planner.error.PlanException with the place in the user's file
   */
  public List<RexNode> compile(List<Span> expressions, List<Field> columns) {
    List<SqlNode> items = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      SqlNode item = SpanParser.parseExpression(expressions.get(i));
      SqlIdentifier alias = new SqlIdentifier("$" + i, item.getParserPosition());
      items.add(SqlStdOperatorTable.AS.createCall(item.getParserPosition(), item, alias));
    }
    SqlParserPos nowhere = SqlParserPos.ZERO;
    SqlSelect select =
        new SqlSelect(
            nowhere,
            null,
            new SqlNodeList(items, nowhere),
            new SqlIdentifier(ROW, nowhere),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    RelationTable row = RelationTable.columns(ROW, columns, context.types());
    CatalogReader reader = CatalogReader.of(ROW, row, context.types());
    Validation validation = Validation.check(select, reader, context.operators(), context.types());
    RelNode query = QueryConverter.convert(context, validation).root().rel;
    if (query instanceof Project project) {
      return project.getProjects();
    }
    // Bare columns in their order need no projection.
    return List.copyOf(context.cluster().getRexBuilder().identityProjects(query.getRowType()));
  }
}

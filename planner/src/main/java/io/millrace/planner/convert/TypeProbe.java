package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.parser.SpanParser;
import io.millrace.planner.type.TypeConversion;
import io.millrace.planner.validate.Validation;
import io.millrace.sql.source.Span;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;

/** Checks queries and expressions, and says of what types they are. */
public final class TypeProbe {
  private final AlgebraContext context;

  public TypeProbe(Catalog catalog, OperatorTable operators) {
    this.context = AlgebraContext.create(catalog, operators);
  }

  /** The types of expressions over rows of the given columns. */
  public List<DataType> expressions(List<Span> expressions, List<Field> columns) {
    return expressions.isEmpty()
        ? List.of()
        : new ExpressionCompiler(context)
            .compile(expressions, columns).stream()
                .map(rex -> TypeConversion.fromCalcite(rex.getType()))
                .toList();
  }

  /** The columns of a query of the session. */
  public List<Field> query(Span query) {
    return prepare(query).columns();
  }

  /**
   * A query with places for values.
   *
   * @param parameters types that the values for {@code ?} should have, in order
   */
  public record Prepared(List<Field> columns, List<DataType> parameters) {}

  /** The columns of a query, and of which types its {@code ?} are. */
  public Prepared prepare(Span query) {
    try {
      SqlNode parsed = SpanParser.parseQuery(query);
      int places = Parameters.count(parsed);
      Validation validation = QueryConverter.validate(context, parsed);
      RelDataType row = validation.validator().getValidatedNodeType(validation.query());
      List<DataType> parameters =
          places == 0
              ? List.of()
              : TypeConversion.fromCalciteRow(
                      validation.validator().getParameterRowType(validation.query()))
                  .stream()
                  .map(Field::type)
                  .toList();
      return new Prepared(TypeConversion.fromCalciteRow(row), parameters);
    } catch (PlanException e) {
      throw e.at(query.position());
    }
  }
}

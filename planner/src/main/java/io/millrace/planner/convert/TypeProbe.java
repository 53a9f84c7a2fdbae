package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.type.TypeConversion;
import io.millrace.sql.source.Span;
import java.util.List;

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
    try {
      Algebra algebra = QueryConverter.convert(context, query);
      return TypeConversion.fromCalciteRow(algebra.root().validatedRowType);
    } catch (PlanException e) {
      throw e.at(query.position());
    }
  }
}

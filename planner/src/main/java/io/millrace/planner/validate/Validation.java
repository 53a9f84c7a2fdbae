package io.millrace.planner.validate;

import io.millrace.data.error.MillraceException;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.message.CalciteMessages;
import io.millrace.planner.type.TypeFactory;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;

/** The validation of one query: the checked tree, and the validator that knows its types. */
public record Validation(SqlNode query, SqlValidator validator, CatalogReader reader) {

  /**
   * Checks a query.
   *
   * @throws io.millrace.planner.error.PlanException with the place in the user's file
   */
  public static Validation check(
      SqlNode query, CatalogReader reader, OperatorTable operators, TypeFactory factory) {
    SqlNode unnested = TableFunctions.unnested(query, operators);
    GroupWindows.rewrite(unnested);
    UnsupportedSyntax.check(unnested, operators);
    QueryValidator validator = new QueryValidator(operators, reader, factory);
    try {
      return new Validation(validator.validate(unnested), validator, reader);
    } catch (CalciteContextException e) {
      PlanException known = CalciteMessages.translate(e, NameSearch.of(query, reader));
      String hint =
          known.getMessage().startsWith("unknown ")
              ? DottedParts.hint(e, query, validator.scopeOfFailure())
              : null;
      throw hint == null
          ? known
          : new PlanException(known.position().orElse(null), known.getMessage(), hint);
    } catch (PlanException | MillraceException e) {
      throw e;
    } catch (RuntimeException e) {
      throw CalciteMessages.internal(e);
    }
  }
}

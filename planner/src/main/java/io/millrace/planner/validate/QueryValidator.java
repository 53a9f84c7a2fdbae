package io.millrace.planner.validate;

import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.parser.Dialect;
import io.millrace.planner.type.TypeFactory;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Calcite's validator with the dialect's rules: no implicit coercion (conversions that Flink makes
 * are put in later, as casts), NULLs sort low, calls stay as they were written.
 */
final class QueryValidator extends SqlValidatorImpl {
  private static final Config CONFIG =
      Config.DEFAULT
          .withTypeCoercionEnabled(false)
          .withIdentifierExpansion(true)
          .withCallRewrite(false)
          .withDefaultNullCollation(NullCollation.LOW)
          .withConformance(Dialect.INSTANCE);

  QueryValidator(OperatorTable operators, CatalogReader reader, TypeFactory factory) {
    super(operators, reader, factory, CONFIG);
  }

  /** A bare NULL of no particular type is fine where a cast gives it one later. */
  @Override
  protected void inferUnknownTypes(RelDataType inferred, SqlValidatorScope scope, SqlNode node) {
    if (SqlUtil.isNullLiteral(node, false) && inferred.equals(unknownType)) {
      deriveType(scope, node);
    } else {
      super.inferUnknownTypes(inferred, scope, node);
    }
  }
}

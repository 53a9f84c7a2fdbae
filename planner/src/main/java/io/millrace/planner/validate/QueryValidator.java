package io.millrace.planner.validate;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.message.Positions;
import io.millrace.planner.parser.Dialect;
import io.millrace.planner.type.TypeConversion;
import io.millrace.planner.type.TypeFactory;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercion;
import org.apache.calcite.sql.validate.implicit.TypeCoercions;

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

  private final OperatorTable operators;
  private SqlSelect failed;

  /** What may be asked for its columns. */
  private final Set<SqlNode> known = Collections.newSetFromMap(new IdentityHashMap<>());

  QueryValidator(OperatorTable operators, CatalogReader reader, TypeFactory factory) {
    super(operators, reader, factory, CONFIG);
    this.operators = operators;
  }

  @Override
  protected void validateFrom(SqlNode from, RelDataType target, SqlValidatorScope scope) {
    super.validateFrom(from, target, scope);
    known.add(from);
  }

  @Override
  protected void validateSelect(SqlSelect select, RelDataType targetRowType) {
    try {
      super.validateSelect(select, targetRowType);
    } catch (CalciteContextException e) {
      boolean names = select.getFrom() != null && known.contains(select.getFrom());
      failed = failed == null && names ? select : failed;
      throw e;
    }
  }

  /** Where the names of the innermost SELECT with something wrong but its FROM stand; or null. */
  SqlValidatorScope scopeOfFailure() {
    return failed == null ? null : getWhereScope(failed);
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

  @Override
  public CalciteException handleUnresolvedFunction(
      SqlCall call, SqlOperator function, List<RelDataType> types, List<String> names) {
    String name = function.getName();
    LaterFunctions.check(call, name.toUpperCase(Locale.ROOT));
    if (!operators.functionNames().contains(name.toUpperCase(Locale.ROOT))) {
      throw new PlanException(
          Positions.of(call),
          "unknown function `" + name + "`",
          NearestName.hint(name, operators.functionNames()));
    }
    throw new PlanException(
        Positions.of(call),
        "wrong arguments for function "
            + name.toUpperCase(Locale.ROOT)
            + ": got "
            + types.stream().map(QueryValidator::word).collect(Collectors.joining(", ", "(", ")")),
        operators.signatures(name).map(s -> "expected " + s).orElse(null));
  }

  /** A measure may be NULL whatever its column is: its variable may have no row. */
  @Override
  public void validateMatchRecognize(SqlCall call) {
    try {
      super.validateMatchRecognize(call);
    } catch (CalciteContextException e) {
      // Calcite loses the place of a condition that it has rewritten.
      SqlParserPos defines =
          ((SqlMatchRecognize) call).getPatternDefList().get(0).getParserPosition();
      if (e.getPosLine() <= 0) {
        e.setPosition(
            defines.getLineNum(),
            defines.getColumnNum(),
            defines.getEndLineNum(),
            defines.getEndColumnNum());
      }
      throw e;
    }
    int partition = ((SqlMatchRecognize) call).getPartitionList().size();
    SqlValidatorNamespace namespace = getNamespace(call);
    RelDataTypeFactory.Builder columns = typeFactory.builder();
    for (RelDataTypeField field : namespace.getRowType().getFieldList()) {
      boolean key = field.getIndex() < partition;
      columns.add(
          field.getName(),
          key ? field.getType() : typeFactory.createTypeWithNullability(field.getType(), true));
    }
    namespace.setType(columns.build());
  }

  @Override
  public void validateCall(SqlCall call, SqlValidatorScope scope) {
    super.validateCall(call, scope);
    OperandChecks.check(call, operand -> deriveType(scope, operand));
  }

  /** Asked for by USING alone, to find the common type of two columns. */
  @Override
  public TypeCoercion getTypeCoercion() {
    return TypeCoercions.createTypeCoercion(typeFactory, this);
  }

  private static String word(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case COLUMN_LIST -> "DESCRIPTOR";
      case CURSOR, ROW -> "TABLE";
      case SYMBOL, ANY -> "keyword";
      default -> TypeConversion.fromCalcite(type).sql();
    };
  }
}

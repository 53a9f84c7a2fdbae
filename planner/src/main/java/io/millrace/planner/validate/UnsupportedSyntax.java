package io.millrace.planner.validate;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.ChangelogFunction;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.function.WindowFunction;
import io.millrace.planner.hint.QueryHints;
import io.millrace.planner.hint.TableHints;
import io.millrace.planner.message.Positions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Refuses clauses that the grammar reads and the planner cannot carry out yet, by place. */
final class UnsupportedSyntax extends SqlBasicVisitor<Void> {
  private record Refusal(String clause, String instead) {}

  private static final Map<SqlKind, Refusal> KINDS =
      Map.ofEntries(
          Map.entry(SqlKind.PIVOT, new Refusal("PIVOT", "use aggregates with FILTER (WHERE …)")),
          Map.entry(SqlKind.UNPIVOT, new Refusal("UNPIVOT", "use UNION ALL")),
          Map.entry(SqlKind.TABLESAMPLE, new Refusal("TABLESAMPLE", "use WHERE RAND() < 0.1")),
          Map.entry(SqlKind.JDBC_FN, new Refusal("{fn …}", "call the function by its name")),
          Map.entry(
              SqlKind.MULTISET_VALUE_CONSTRUCTOR,
              new Refusal("MULTISET[…]", "use ARRAY[…], or COLLECT over rows")),
          Map.entry(
              SqlKind.MULTISET_QUERY_CONSTRUCTOR,
              new Refusal("MULTISET(query)", "use COLLECT in the query")),
          Map.entry(
              SqlKind.LAMBDA,
              new Refusal(
                  "lambda expressions", "UNNEST the array, and collect it again: ARRAY_AGG")),
          Map.entry(
              SqlKind.NEXT_VALUE,
              new Refusal("sequences", "use UUID(), or ROW_NUMBER() OVER (ORDER BY …)")),
          Map.entry(
              SqlKind.CURRENT_VALUE,
              new Refusal("sequences", "use UUID(), or ROW_NUMBER() OVER (ORDER BY …)")));

  private static final String OWN_FUNCTION =
      "call a table function of your own: LATERAL TABLE(f(…))";
  private static final List<String> LATER_TABLE_FUNCTIONS =
      List.of("ML_PREDICT", "ML_EVALUATE", "VECTOR_SEARCH");

  private static final List<String> TYPES =
      List.of(
          "BOOLEAN",
          "TINYINT",
          "SMALLINT",
          "INT",
          "BIGINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "CHAR",
          "VARCHAR",
          "STRING",
          "BINARY",
          "VARBINARY",
          "BYTES",
          "DATE",
          "TIME",
          "TIMESTAMP",
          "TIMESTAMP_LTZ",
          "VARIANT",
          "ARRAY",
          "MAP",
          "MULTISET",
          "ROW");

  private static final List<String> UNITS =
      Arrays.stream(TimeUnitRange.values()).map(Enum::name).toList();

  private final OperatorTable operators;

  private UnsupportedSyntax(OperatorTable operators) {
    this.operators = operators;
  }

  static void check(SqlNode query, OperatorTable operators) {
    query.accept(new UnsupportedSyntax(operators));
    query.accept(new LiteralRanges());
  }

  @Override
  public Void visit(SqlCall call) {
    Refusal refusal = KINDS.get(call.getKind());
    if (refusal != null) {
      throw PlanException.notSupported(Positions.of(call), refusal.clause(), refusal.instead());
    }
    if (call instanceof SqlWithItem item && item.recursive.booleanValue()) {
      refuse(
          item.name,
          "WITH RECURSIVE",
          "write out as many steps as are needed, each a query of the one before, and UNION ALL");
    }
    if (call instanceof SqlJoin join) {
      checkJoin(join);
    }
    if (call instanceof SqlSelect select) {
      checkSelect(select);
    }
    if (call instanceof SqlMatchRecognize match) {
      MatchSyntax.check(match, operators);
    }
    if (call.getKind() == SqlKind.LIKE || call.getKind() == SqlKind.SIMILAR) {
      checkPattern(call);
    }
    if (call.getKind() == SqlKind.COLLECTION_TABLE) {
      checkTableFunction(call);
    }
    if (call.getKind() == SqlKind.TABLE_REF) {
      TableHints.check(call.operand(1));
    }
    return super.visit(call);
  }

  /** Calcite would complain of the type that it gives to the NULL. */
  private static void checkPattern(SqlCall match) {
    for (SqlNode operand : match.getOperandList()) {
      if (SqlUtil.isNullLiteral(operand, false)) {
        throw new PlanException(
            Positions.of(operand),
            "NULL has no type in " + match.getOperator().getName(),
            "write CAST(NULL AS STRING)");
      }
    }
  }

  private static void checkJoin(SqlJoin join) {
    JoinType type = join.getJoinType();
    boolean byRow = type == JoinType.RIGHT || type == JoinType.FULL;
    if (byRow && dependsOnLeft(join.getRight())) {
      refuse(
          join.getRight(),
          type + " JOIN of what depends on the left row (LATERAL, UNNEST, FOR SYSTEM_TIME AS OF)",
          "use JOIN or LEFT JOIN");
    }
    switch (type) {
      case ASOF, LEFT_ASOF ->
          refuse(join, "ASOF JOIN", "use JOIN t FOR SYSTEM_TIME AS OF o.ts AS t ON o.k = t.k");
      default -> {}
    }
  }

  private static boolean dependsOnLeft(SqlNode right) {
    SqlNode named = right.getKind() == SqlKind.AS ? ((SqlCall) right).operand(0) : right;
    return switch (named.getKind()) {
      case SNAPSHOT, LATERAL, UNNEST -> true;
      default -> false;
    };
  }

  @Override
  public Void visit(SqlDataTypeSpec type) {
    SqlTypeNameSpec name = type.getTypeNameSpec();
    if (name instanceof SqlUserDefinedTypeNameSpec) {
      String word = name.getTypeName().toString();
      throw new PlanException(
          Positions.of(type),
          "unknown type `" + word + "`",
          NearestName.hint(word.toUpperCase(Locale.ROOT), TYPES));
    }
    if (name instanceof SqlBasicTypeNameSpec
        && !TYPES.contains(name.getTypeName().toString().replace("INTEGER", "INT"))
        && !name.getTypeName().toString().startsWith("TIMESTAMP_WITH_LOCAL")
        && !name.getTypeName().toString().equals("REAL")) {
      refuse(type, "the type " + name.getTypeName(), "the types are " + String.join(", ", TYPES));
    }
    return super.visit(type);
  }

  @Override
  public Void visit(SqlIntervalQualifier unit) {
    if (unit.timeFrameName != null) {
      throw new PlanException(
          Positions.of(unit),
          "unknown time unit `" + unit.timeFrameName + "`",
          NearestName.hint(unit.timeFrameName.toUpperCase(Locale.ROOT), UNITS));
    }
    return super.visit(unit);
  }

  private static void checkTableFunction(SqlCall table) {
    if (!(table.operand(0) instanceof SqlCall call)
        || !(call.getOperator() instanceof SqlFunction)) {
      return;
    }
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    if (ChangelogFunction.NAMES.contains(name)) {
      table.setOperand(0, ChangelogArguments.settle(call, name.startsWith("TO")));
      return;
    }
    if (LATER_TABLE_FUNCTIONS.contains(name)) {
      refuse(call, "the table function " + name, OWN_FUNCTION);
    }
    if (!WindowFunction.NAMES.contains(name)) {
      List<String> known = new ArrayList<>(WindowFunction.NAMES);
      known.addAll(ChangelogFunction.NAMES);
      throw new PlanException(
          Positions.of(call),
          "unknown table function `" + call.getOperator().getName() + "`",
          NearestName.hint(name, known));
    }
    WindowArguments.settle(call, WindowFunction.named(name));
  }

  private static void checkSelect(SqlSelect select) {
    QueryHints.of(select);
    if (select.getModifierNode(SqlSelectKeyword.STREAM) != null) {
      throw new PlanException(
          Positions.of(select.getModifierNode(SqlSelectKeyword.STREAM)),
          "STREAM means nothing in this dialect",
          "leave it out: queries are over streams anyway");
    }
    if (select.getQualify() != null) {
      refuse(
          select.getQualify(),
          "QUALIFY",
          "compute the value in a sub-query, and compare in WHERE: SELECT * FROM (SELECT *, ROW_NUMBER()"
              + " OVER (…) AS r FROM t) WHERE r = 1");
    }
  }

  private static void refuse(SqlNode node, String clause, String instead) {
    throw PlanException.notSupported(Positions.of(node), clause, instead);
  }
}

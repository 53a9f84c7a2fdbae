package io.millrace.planner.validate;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.MatchFunctions;
import io.millrace.planner.function.OperatorTable;
import io.millrace.planner.message.Positions;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlMatchRecognize.RowsPerMatchOption;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Refuses, by place, what MATCH_RECOGNIZE has in the standard and not here. */
final class MatchSyntax {
  private static final String ONCE = "name each variable once: PATTERN (A B C)";

  private static final Map<SqlKind, String[]> PATTERNS =
      Map.of(
          SqlKind.PATTERN_ALTER,
          new String[] {
            "alternatives (A | B) in a PATTERN", "use one variable: DEFINE AB AS … OR …"
          },
          SqlKind.PATTERN_PERMUTE,
          new String[] {"PERMUTE in a PATTERN", "use one MATCH_RECOGNIZE an order, and UNION ALL"},
          SqlKind.PATTERN_EXCLUDED,
          new String[] {
            "{- … -} in a PATTERN", "leave it out: with ONE ROW PER MATCH it changes nothing"
          });

  private static final Map<SqlKind, String[]> EXPRESSIONS =
      Map.of(
          SqlKind.PREV,
          new String[] {"PREV", "LAST(A.x, 1) is the row before the last one that A has"},
          SqlKind.NEXT,
          new String[] {"NEXT", "define the next variable by LAST(A.x) of the one before"},
          SqlKind.CLASSIFIER,
          new String[] {"CLASSIFIER()", "FIRST(A.x) IS NOT NULL tells whether A has a row"},
          SqlKind.MATCH_NUMBER,
          new String[] {"MATCH_NUMBER()", "it would keep a number for every partition, for ever"},
          SqlKind.OVER,
          new String[] {"OVER", "compute it in a sub-query: FROM (SELECT …) MATCH_RECOGNIZE (…)"},
          SqlKind.RUNNING,
          new String[] {"RUNNING", "with ONE ROW PER MATCH all measures are FINAL"});

  private final Set<String> variables = new LinkedHashSet<>();
  private boolean mayBeEmpty = true;
  private SqlNode last;
  private boolean lastIsGreedy;

  private MatchSyntax() {}

  static void check(SqlMatchRecognize match, OperatorTable operators) {
    if (match.getRowsPerMatch() != null
        && match.getRowsPerMatch().getValue() == RowsPerMatchOption.ALL_ROWS) {
      refuse(match.getRowsPerMatch(), "ALL ROWS PER MATCH", "use ONE ROW PER MATCH");
    }
    if (!match.getSubsetList().isEmpty()) {
      refuse(match.getSubsetList().get(0), "SUBSET", "name the variables one by one");
    }
    if (match.getStrictStart().booleanValue() || match.getStrictEnd().booleanValue()) {
      refuse(
          match.getPattern(),
          "the anchors ^ and $ in a PATTERN",
          "an endless input has no end, and its first row is not known");
    }
    if (match.getMeasureList().isEmpty()) {
      refuse(match, "MATCH_RECOGNIZE without MEASURES", "add MEASURES A.x AS x");
    }
    new MatchSyntax().checkPattern(match);
    checkOrder(match);
    checkInterval(match);
    match.getPatternDefList().accept(new Expressions(operators));
    match.getMeasureList().accept(new Expressions(operators));
  }

  private void checkPattern(SqlMatchRecognize match) {
    pattern(match.getPattern());
    if (mayBeEmpty) {
      refuse(
          match.getPattern(),
          "a PATTERN that no row at all would fit",
          "one variable must take at least one row: A+ in place of A*");
    }
    if (lastIsGreedy) {
      refuse(
          last,
          "a greedy quantifier at the end of a PATTERN",
          "add a variable that ends it, such as X with DEFINE X AS NOT (…), or a ? behind it");
    }
    for (SqlNode define : match.getPatternDefList()) {
      known(((SqlCall) define).operand(1), "DEFINE of");
    }
    if (match.getAfter() instanceof SqlCall skip) {
      known(skip.operand(0), "AFTER MATCH SKIP TO");
    }
  }

  private void known(SqlIdentifier variable, String where) {
    if (!variables.contains(variable.getSimple())) {
      throw new PlanException(
          Positions.of(variable),
          where + " `" + variable.getSimple() + "`, which the PATTERN does not have",
          NearestName.hint(variable.getSimple(), variables));
    }
  }

  private void pattern(SqlNode node) {
    String[] refusal = PATTERNS.get(node.getKind());
    if (refusal != null) {
      refuse(node, refusal[0], refusal[1]);
    } else if (node instanceof SqlIdentifier variable) {
      variable(variable, 1, false);
    } else if (node.getKind() == SqlKind.PATTERN_QUANTIFIER) {
      quantified((SqlCall) node);
    } else {
      ((SqlCall) node).getOperandList().forEach(this::pattern);
    }
  }

  private void quantified(SqlCall call) {
    if (!(call.operand(0) instanceof SqlIdentifier variable)) {
      refuse(
          call,
          "a quantifier on a group of variables in a PATTERN",
          "write the variables out, each with its quantifier");
      return;
    }
    // {,m} comes with -1 as its lower bound, {n,} with -1 as its upper one.
    int min = Math.max(0, number(call.operand(1)));
    int max = number(call.operand(2));
    boolean reluctant = ((SqlLiteral) call.operand(3)).booleanValue();
    if (max == 0 || (max > 0 && max < min)) {
      throw new PlanException(
          Positions.of(call),
          "the quantifier {" + min + "," + max + "} fits no row",
          "the upper bound is at least 1, and not below the lower one");
    }
    boolean optional = min == 0 && max == 1;
    if (optional && reluctant) {
      refuse(call, variable + "?? (a reluctant ?)", "use " + variable + "?");
    }
    variable(variable, min, !reluctant && !optional && min != max);
    last = call;
  }

  private static int number(SqlNode literal) {
    return ((SqlLiteral) literal).intValue(true);
  }

  private void variable(SqlIdentifier name, int min, boolean greedy) {
    if (!variables.add(name.getSimple())) {
      refuse(name, "the variable " + name + " twice in a PATTERN", ONCE);
    }
    if (variables.size() > 60) {
      refuse(
          name, "a PATTERN of more than 60 variables", "let one variable take several rows: A{2}");
    }
    mayBeEmpty &= min == 0;
    last = name;
    lastIsGreedy = greedy;
  }

  private static void checkOrder(SqlMatchRecognize match) {
    String time = "ORDER BY needs the time attribute first, ascending";
    if (match.getOrderList().isEmpty()) {
      throw new PlanException(Positions.of(match), "MATCH_RECOGNIZE without ORDER BY", time);
    }
    for (SqlNode item : match.getOrderList()) {
      if (item.getKind() == SqlKind.NULLS_FIRST || item.getKind() == SqlKind.NULLS_LAST) {
        refuse(item, "NULLS FIRST and LAST in MATCH_RECOGNIZE", "NULLs sort lowest");
      }
      column(item.getKind() == SqlKind.DESCENDING ? ((SqlCall) item).operand(0) : item, "ORDER BY");
    }
    SqlNode first = match.getOrderList().get(0);
    if (first.getKind() == SqlKind.DESCENDING) {
      throw new PlanException(
          Positions.of(first), "MATCH_RECOGNIZE cannot go back in time", time + ": leave out DESC");
    }
    match.getPartitionList().forEach(item -> column(item, "PARTITION BY"));
  }

  private static void column(SqlNode item, String clause) {
    if (!(item instanceof SqlIdentifier)) {
      refuse(
          item,
          "an expression in " + clause + " of MATCH_RECOGNIZE",
          "compute it in a sub-query: FROM (SELECT …) MATCH_RECOGNIZE (…)");
    }
  }

  private static void checkInterval(SqlMatchRecognize match) {
    if (match.getInterval() instanceof SqlIntervalLiteral interval
        && interval.getTypeName().getFamily() == SqlTypeFamily.INTERVAL_YEAR_MONTH) {
      refuse(interval, "WITHIN an interval of months", "use days: WITHIN INTERVAL '30' DAY");
    }
  }

  private static void refuse(SqlNode node, String clause, String instead) {
    throw PlanException.refused(Positions.of(node), clause, instead);
  }

  /** What stands in DEFINE and MEASURES. */
  private static final class Expressions extends SqlBasicVisitor<Void> {
    private final OperatorTable operators;

    private Expressions(OperatorTable operators) {
      this.operators = operators;
    }

    @Override
    public Void visit(SqlIdentifier name) {
      if (name.isStar() && name.names.size() > 1) {
        String variable = name.names.get(0);
        refuse(name, variable + ".* in MATCH_RECOGNIZE", "name a column: " + variable + ".x");
      }
      return super.visit(name);
    }

    @Override
    public Void visit(SqlCall call) {
      String[] refusal = EXPRESSIONS.get(call.getKind());
      if (refusal != null) {
        refuse(call, refusal[0] + " in MATCH_RECOGNIZE", refusal[1]);
      }
      if (call.getFunctionQuantifier() != null
          && call.getFunctionQuantifier().getValue() == SqlSelectKeyword.DISTINCT) {
        refuse(
            call,
            "DISTINCT aggregates in MATCH_RECOGNIZE",
            "leave DISTINCT out, or count in a GROUP BY behind it");
      }
      checkAggregate(call);
      if (call.getKind() == SqlKind.FILTER) {
        refuse(call, "FILTER in MATCH_RECOGNIZE", "use CASE WHEN … THEN … END as the argument");
      }
      if (call.getKind() == SqlKind.SELECT || call.getKind() == SqlKind.ORDER_BY) {
        refuse(call, "a sub-query in MATCH_RECOGNIZE", "join before or after it");
      }
      return super.visit(call);
    }

    /** Built in or a user's: the validator loses where one stands. */
    private void checkAggregate(SqlCall call) {
      String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
      boolean aggregates =
          call.getOperator().isAggregator() || operators.kind(name).equals("AGGREGATE");
      if (aggregates && !MatchFunctions.AGGREGATES.contains(name)) {
        // How NULLs are taken is part of the names of JSON's.
        String written = name.startsWith("JSON_") ? name.replaceFirst("AGG_.*", "AGG") : name;
        throw PlanException.notSupported(
            Positions.of(call),
            "the aggregate " + written + " in MATCH_RECOGNIZE",
            "use COUNT, SUM, AVG, MIN or MAX");
      }
    }
  }
}

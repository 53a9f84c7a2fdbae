package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expressions;
import io.millrace.planner.plan.MatchRecognize.Aggregates;
import io.millrace.planner.plan.MatchRecognize.RowValue;
import io.millrace.planner.plan.MatchRecognize.Variable;
import io.millrace.planner.plan.MatchRecognize.View;
import io.millrace.planner.type.TypeConversion;
import io.millrace.sql.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexPatternFieldRef;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;

/**
 * Turns an expression of DEFINE or MEASURES into what it sees of a match, and an expression over
 * that. A value of a row that need not be there may be NULL, whatever its column says.
 */
final class MatchViews extends RexShuttle {
  /** Where results of aggregates stand until it is known how many values there are. */
  private static final int RESULTS = 1 << 20;

  private static final Set<SqlKind> NEVER_NULL =
      Set.of(
          SqlKind.IS_NULL,
          SqlKind.IS_NOT_NULL,
          SqlKind.IS_TRUE,
          SqlKind.IS_NOT_TRUE,
          SqlKind.IS_FALSE,
          SqlKind.IS_NOT_FALSE,
          SqlKind.IS_UNKNOWN,
          SqlKind.IS_DISTINCT_FROM,
          SqlKind.IS_NOT_DISTINCT_FROM);

  private final ExpressionConverter expressions;
  private final RexBuilder builder;
  private final List<Variable> variables;

  /** From columns of the algebra's input to columns of the node's input. */
  private final Map<Integer, Integer> columns;

  /** The variable that is being defined; -1: these are measures. */
  private final int defined;

  private final SourcePosition position;

  private final List<RowValue> values = new ArrayList<>();
  private final List<Integer> aggregated = new ArrayList<>();
  private final List<List<Expression>> arguments = new ArrayList<>();
  private final List<List<AggregateCall>> calls = new ArrayList<>();

  /** By result of an aggregate: which group of aggregates it is in, and where. */
  private final List<int[]> results = new ArrayList<>();

  private boolean first;
  private int offset;

  /**
   * @param position of the clause
   */
  MatchViews(
      ExpressionConverter expressions,
      RexBuilder builder,
      List<Variable> variables,
      Map<Integer, Integer> columns,
      int defined,
      SourcePosition position) {
    this.expressions = expressions;
    this.builder = builder;
    this.variables = variables;
    this.columns = columns;
    this.defined = defined;
    this.position = position;
  }

  /** The expression, over columns that {@link #place} knows once all are converted. */
  Expression convert(RexNode node) {
    return expressions.convert(node.accept(this));
  }

  /** The expression over the columns of {@link #view}. */
  Expression place(Expression expression) {
    int[] starts = new int[calls.size()];
    int at = values.size();
    for (int i = 0; i < starts.length; i++) {
      starts[i] = at;
      at += calls.get(i).size();
    }
    return Expressions.shift(
        expression,
        column -> {
          if (column < RESULTS) {
            return column;
          }
          int[] result = results.get(column - RESULTS);
          return starts[result[0]] + result[1];
        });
  }

  View view() {
    List<Aggregates> aggregates = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      aggregates.add(new Aggregates(aggregated.get(i), arguments.get(i), calls.get(i)));
    }
    return new View(values, aggregates);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    switch (call.getKind()) {
      case FINAL:
        return call.getOperands().get(0).accept(this);
      case FIRST, LAST, PREV:
        return navigated(call);
      default:
        break;
    }
    String name = call.getOperator().getName();
    if (call.getOperator() instanceof SqlAggFunction) {
      return aggregate(call);
    } else if (name.equals("MATCH_ROWTIME") || name.equals("MATCH_PROCTIME")) {
      throw PlanException.notSupported(
          Positions.of(call.getParserPosition()),
          name + " within an expression",
          "make it a measure of its own: " + name + "() AS t");
    }
    RexCall result = (RexCall) super.visitCall(call);
    boolean nullable = result.getOperands().stream().anyMatch(o -> o.getType().isNullable());
    return nullable && !result.getType().isNullable() && !NEVER_NULL.contains(result.getKind())
        ? result.clone(nullable(result.getType()), result.getOperands())
        : result;
  }

  private RelDataType nullable(RelDataType type) {
    return builder.getTypeFactory().createTypeWithNullability(type, true);
  }

  private RexNode navigated(RexCall call) {
    first = call.getKind() == SqlKind.FIRST;
    offset = ((RexLiteral) call.getOperands().get(1)).getValueAs(Integer.class);
    RexNode result = call.getOperands().get(0).accept(this);
    first = false;
    offset = 0;
    return result;
  }

  @Override
  public RexNode visitPatternFieldRef(RexPatternFieldRef ref) {
    return value(variable(ref.getAlpha()), ref);
  }

  @Override
  public RexNode visitInputRef(RexInputRef ref) {
    return value(-1, ref);
  }

  private int variable(String alpha) {
    for (int i = 0; i < variables.size(); i++) {
      if (variables.get(i).name().equals(alpha)) {
        return i;
      }
    }
    return -1;
  }

  private RexNode value(int variable, RexInputRef ref) {
    RelDataType type = isThere(variable) ? ref.getType() : nullable(ref.getType());
    int column = columns.get(ref.getIndex());
    DataType plain = TypeConversion.fromCalcite(type);
    RowValue value = new RowValue(variable, first, offset, column, plain);
    int at = values.indexOf(value);
    if (at < 0) {
      at = values.size();
      values.add(value);
    }
    return builder.makeInputRef(type, at);
  }

  /** Whether the row is sure to be there. */
  private boolean isThere(int variable) {
    if (offset > 0) {
      return false;
    } else if (variable < 0 || variable == defined) {
      return true;
    }
    return variables.get(variable).min() > 0 && (defined < 0 || variable < defined);
  }

  private RexNode aggregate(RexCall call) {
    String function = call.getOperator().getName().toUpperCase(Locale.ROOT);
    call.getOperands()
        .forEach(o -> AggregateTranslator.checkOperand(function, o.getType(), position));
    Arguments over = new Arguments();
    List<Expression> converted =
        call.getOperands().stream().map(o -> expressions.convert(o.accept(over))).toList();
    int group = aggregated.indexOf(over.variable);
    if (group < 0) {
      group = aggregated.size();
      aggregated.add(over.variable);
      arguments.add(new ArrayList<>());
      calls.add(new ArrayList<>());
    }
    List<Integer> positions = new ArrayList<>();
    for (Expression argument : converted) {
      int at = arguments.get(group).indexOf(argument);
      if (at < 0) {
        at = arguments.get(group).size();
        arguments.get(group).add(argument);
      }
      positions.add(at);
    }
    RelDataType type = function.equals("COUNT") ? call.getType() : nullable(call.getType());
    DataType plain = TypeConversion.fromCalcite(type);
    String name = "a" + results.size();
    results.add(new int[] {group, calls.get(group).size()});
    calls.get(group).add(new AggregateCall(function, positions, false, -1, plain, name));
    return builder.makeInputRef(type, RESULTS + results.size() - 1);
  }

  /** Arguments of an aggregate: over the rows of one variable. */
  private final class Arguments extends RexShuttle {
    private int variable = -1;

    @Override
    public RexNode visitCall(RexCall call) {
      // What the validator puts around plain columns says nothing here.
      boolean plain = call.getKind() == SqlKind.LAST || call.getKind() == SqlKind.PREV;
      return plain ? call.getOperands().get(0).accept(this) : super.visitCall(call);
    }

    @Override
    public RexNode visitPatternFieldRef(RexPatternFieldRef ref) {
      variable = MatchViews.this.variable(ref.getAlpha());
      return visitInputRef(ref);
    }

    @Override
    public RexNode visitInputRef(RexInputRef ref) {
      return builder.makeInputRef(ref.getType(), columns.get(ref.getIndex()));
    }
  }
}

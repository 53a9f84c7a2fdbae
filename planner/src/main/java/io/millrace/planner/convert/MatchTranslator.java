package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.MatchRecognize.After;
import io.millrace.planner.plan.MatchRecognize.Define;
import io.millrace.planner.plan.MatchRecognize.Pattern;
import io.millrace.planner.plan.MatchRecognize.Rows;
import io.millrace.planner.plan.MatchRecognize.Skip;
import io.millrace.planner.plan.MatchRecognize.Variable;
import io.millrace.planner.plan.PlanNode.Calc;
import io.millrace.planner.plan.PlanNode.SortKey;
import io.millrace.planner.type.TypeConversion;
import io.millrace.sql.source.SourcePosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Match;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexPatternFieldRef;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize.AfterOption;

/** MATCH_RECOGNIZE; what the grammar allows and Millrace does not has been refused before. */
final class MatchTranslator {
  private final PlanConverter c;
  private final Match rel;
  private final RexBuilder builder;
  private final List<Variable> variables = new ArrayList<>();

  /** From columns of the algebra's input to those of the node's. */
  private final Map<Integer, Integer> columns = new LinkedHashMap<>();

  private MatchTranslator(PlanConverter c, Match rel) {
    this.c = c;
    this.rel = rel;
    this.builder = rel.getCluster().getRexBuilder();
  }

  static Relation translate(PlanConverter c, Match rel) {
    return new MatchTranslator(c, rel).translate();
  }

  /** By which the place of a MATCH_RECOGNIZE in the user's file is found again. */
  static String name(Match rel) {
    return "MATCH_RECOGNIZE " + rel.getPattern() + rel.getPatternDefinitions() + rel.getMeasures();
  }

  private Relation translate() {
    Relation input = c.convert(rel.getInput());
    addVariables(rel.getPattern());
    int time = rel.getOrderKeys().getFieldCollations().get(0).getFieldIndex();
    TimeAttribute attribute = input.times().get(time);
    if (!attribute.isNow()) {
      throw new PlanException(
          position(),
          "ORDER BY of MATCH_RECOGNIZE must begin with a time attribute, and `"
              + rel.getInput().getRowType().getFieldNames().get(time)
              + "` is none",
          "declare WATERMARK FOR it in its table, or use a PROCTIME() column; a computed value, a"
              + " join or GROUP BY loses the attribute");
    }
    int projected = project(input);
    Pattern pattern = new Pattern(variables, after(), within());
    List<Define> defines = defines();
    MatchViews results = views(-1);
    List<Expression> measures = measures(results, attribute);
    List<Field> schema = PlanConverter.schema(rel);
    int id =
        c.builder.add(
            h ->
                new MatchRecognize(
                    h,
                    new Rows(partition(), order(), attribute == TimeAttribute.ROWTIME),
                    pattern,
                    defines,
                    results.view(),
                    measures.stream().map(results::place).toList()),
            List.of(projected),
            schema,
            "MATCH_RECOGNIZE");
    return new Relation(id, times(attribute));
  }

  private SourcePosition position() {
    return c.windowPositions.get(name(rel));
  }

  /** Only the columns that it reads, in their order. */
  private int project(Relation input) {
    TreeSet<Integer> used = new TreeSet<>(rel.getPartitionKeys().asList());
    rel.getOrderKeys().getFieldCollations().forEach(o -> used.add(o.getFieldIndex()));
    RexVisitorImpl<Void> collector =
        new RexVisitorImpl<>(true) {
          @Override
          public Void visitInputRef(RexInputRef ref) {
            used.add(ref.getIndex());
            return null;
          }

          @Override
          public Void visitPatternFieldRef(RexPatternFieldRef ref) {
            return visitInputRef(ref);
          }
        };
    rel.getPatternDefinitions().values().forEach(node -> node.accept(collector));
    rel.getMeasures().values().forEach(node -> node.accept(collector));
    List<Field> given = c.builder.schema(input.node());
    List<Field> schema = new ArrayList<>();
    List<Expression> projections = new ArrayList<>();
    for (int column : used) {
      columns.put(column, schema.size());
      schema.add(given.get(column));
      projections.add(new ColumnRef(column, given.get(column).type()));
    }
    return c.builder.add(
        h -> new Calc(h, null, projections), List.of(input.node()), schema, "projection");
  }

  /** Columns of the algebra's input, in the order in which they were written. */
  private List<Integer> partitionKeys() {
    List<String> names = rel.getInput().getRowType().getFieldNames();
    return rel
        .getRowType()
        .getFieldNames()
        .subList(0, rel.getPartitionKeys().cardinality())
        .stream()
        .map(names::indexOf)
        .toList();
  }

  private List<Integer> partition() {
    return partitionKeys().stream().map(columns::get).toList();
  }

  private List<SortKey> order() {
    return rel.getOrderKeys().getFieldCollations().stream().map(this::order).toList();
  }

  private SortKey order(RelFieldCollation collation) {
    boolean descending = collation.getDirection() == RelFieldCollation.Direction.DESCENDING;
    return new SortKey(columns.get(collation.getFieldIndex()), descending, !descending);
  }

  private void addVariables(RexNode node) {
    if (node instanceof RexLiteral name) {
      variables.add(new Variable(name.getValueAs(String.class), 1, 1, false));
      return;
    }
    List<RexNode> operands = ((RexCall) node).getOperands();
    if (node.getKind() != SqlKind.PATTERN_QUANTIFIER) {
      operands.forEach(this::addVariables);
      return;
    }
    int min = Math.max(0, number(operands.get(1)));
    int max = number(operands.get(2));
    boolean reluctant = RexLiteral.booleanValue(operands.get(3));
    boolean greedy = !reluctant && min != max && !(min == 0 && max == 1);
    String name = ((RexLiteral) operands.get(0)).getValueAs(String.class);
    variables.add(new Variable(name, min, max, greedy));
  }

  private static int number(RexNode literal) {
    return ((RexLiteral) literal).getValueAs(Integer.class);
  }

  private After after() {
    RexNode after = rel.getAfter();
    if (after instanceof RexLiteral option) {
      boolean past = option.getValueAs(AfterOption.class) == AfterOption.SKIP_PAST_LAST_ROW;
      return new After(past ? Skip.PAST_LAST_ROW : Skip.TO_NEXT_ROW, -1);
    }
    RexCall call = (RexCall) after;
    String name = ((RexLiteral) call.getOperands().get(0)).getValueAs(String.class);
    int variable = variables.stream().map(Variable::name).toList().indexOf(name);
    boolean first = call.getKind() == SqlKind.SKIP_TO_FIRST;
    Variable target = variables.get(variable);
    if (variable == 0 && target.min() > 0 && (first || target.max() == 1)) {
      throw new PlanException(
          position(),
          "AFTER MATCH SKIP TO "
              + (first ? "FIRST " : "LAST ")
              + name
              + " would never end: "
              + name
              + " begins the match",
          "use SKIP TO NEXT ROW, or SKIP PAST LAST ROW");
    }
    return new After(first ? Skip.TO_FIRST : Skip.TO_LAST, variable);
  }

  private long within() {
    if (rel.getInterval() == null) {
      return 0;
    }
    long millis = ((RexLiteral) rel.getInterval()).getValueAs(Long.class);
    if (millis <= 0) {
      throw new PlanException(
          position(), "WITHIN needs an interval above zero", "such as INTERVAL '1' HOUR");
    }
    return millis;
  }

  private MatchViews views(int defined) {
    return new MatchViews(c.expressions, builder, variables, columns, defined, position());
  }

  private List<Define> defines() {
    List<Define> defines = new ArrayList<>();
    for (int v = 0; v < variables.size(); v++) {
      RexNode condition = rel.getPatternDefinitions().get(variables.get(v).name());
      if (condition != null && !condition.isAlwaysTrue()) {
        MatchViews views = views(v);
        Expression converted = views.convert(condition);
        defines.add(new Define(v, views.view(), views.place(converted)));
      }
    }
    return defines;
  }

  private List<Expression> measures(MatchViews results, TimeAttribute attribute) {
    List<Expression> measures = new ArrayList<>();
    partitionKeys().forEach(key -> measures.add(results.convert(input(key))));
    rel.getMeasures().values().forEach(m -> measures.add(measure(m, results, attribute)));
    return measures;
  }

  private RexNode input(int column) {
    return builder.makeInputRef(rel.getInput(), column);
  }

  private Expression measure(RexNode node, MatchViews results, TimeAttribute attribute) {
    RexNode plain = node.getKind() == SqlKind.FINAL ? ((RexCall) node).getOperands().get(0) : node;
    if (isCall(plain, "MATCH_PROCTIME")) {
      return new Call("PROCTIME", List.of(), TypeConversion.fromCalcite(plain.getType()));
    } else if (!isCall(plain, "MATCH_ROWTIME")) {
      return results.convert(node);
    }
    int time = rel.getOrderKeys().getFieldCollations().get(0).getFieldIndex();
    Expression value = results.convert(input(time));
    DataType wanted = TypeConversion.fromCalcite(plain.getType());
    if (attribute != TimeAttribute.ROWTIME) {
      throw new PlanException(
          position(),
          "MATCH_ROWTIME needs event time, and ORDER BY is of processing time",
          "use MATCH_PROCTIME()");
    } else if (!value.type().withNullable(true).equals(wanted.withNullable(true))) {
      String name = rel.getInput().getRowType().getFieldNames().get(time);
      throw new PlanException(
          position(),
          "MATCH_ROWTIME of the wrong type: the time attribute is " + value.type().sql(),
          "write MATCH_ROWTIME(" + name + ")");
    }
    return value;
  }

  private static boolean isCall(RexNode node, String name) {
    return node instanceof RexCall call && call.getOperator().getName().equals(name);
  }

  private List<TimeAttribute> times(TimeAttribute attribute) {
    List<TimeAttribute> times = new ArrayList<>();
    rel.getPartitionKeys().forEach(key -> times.add(TimeAttribute.NONE));
    for (RexNode node : rel.getMeasures().values()) {
      RexNode plain =
          node.getKind() == SqlKind.FINAL ? ((RexCall) node).getOperands().get(0) : node;
      times.add(
          isCall(plain, "MATCH_ROWTIME")
              ? attribute
              : isCall(plain, "MATCH_PROCTIME") ? TimeAttribute.PROCTIME : TimeAttribute.NONE);
    }
    return times;
  }
}

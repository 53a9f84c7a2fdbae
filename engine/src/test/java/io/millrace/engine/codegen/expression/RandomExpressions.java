package io.millrace.engine.codegen.expression;

import static java.lang.Boolean.FALSE;
import static java.lang.Boolean.TRUE;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/**
 * Random expressions of BIGINT, DOUBLE, STRING and BOOLEAN over columns of these types, with parts
 * that occur several times; and what they mean, computed on Java objects.
 */
final class RandomExpressions {
  static final List<DataType> COLUMNS =
      List.of(
          Types.BIGINT,
          Types.BIGINT.withNullable(false),
          Types.DOUBLE,
          Types.STRING,
          Types.BOOLEAN);

  private final Random random;
  private final List<Expression> made = new ArrayList<>();

  RandomExpressions(Random random) {
    this.random = random;
  }

  Expression of(DataType type, int depth) {
    List<Expression> again = made.stream().filter(e -> e.type().equals(type)).toList();
    Expression expression =
        !again.isEmpty() && random.nextInt(5) == 0
            ? again.get(random.nextInt(again.size()))
            : depth == 0 ? leaf(type) : inner(type, depth - 1);
    made.add(expression);
    return expression;
  }

  private Expression leaf(DataType type) {
    if (random.nextInt(3) > 0) {
      List<Expression> columns = new ArrayList<>();
      for (int i = 0; i < COLUMNS.size(); i++) {
        if (COLUMNS.get(i).withNullable(true).equals(type)) {
          columns.add(new ColumnRef(i, COLUMNS.get(i)));
        }
      }
      return columns.get(random.nextInt(columns.size()));
    }
    if (random.nextInt(6) == 0) {
      return new Literal(null, type);
    }
    DataType sure = type.withNullable(false);
    if (type.equals(Types.BIGINT)) {
      return new Literal(String.valueOf(random.nextInt(7) - 3), sure);
    } else if (type.equals(Types.DOUBLE)) {
      return new Literal(String.valueOf((random.nextInt(7) - 3) / 2.0), sure);
    } else if (type.equals(Types.STRING)) {
      return new Literal("s" + random.nextInt(4), sure);
    }
    return new Literal(random.nextBoolean() ? "TRUE" : "FALSE", sure);
  }

  private Expression inner(DataType type, int depth) {
    int form = random.nextInt(8);
    if (form == 0) {
      return new Call(
          "CASE",
          List.of(
              of(Types.BOOLEAN, depth),
              of(type, depth),
              of(Types.BOOLEAN, depth),
              of(type, depth),
              of(type, depth)),
          type);
    } else if (form == 1) {
      return new Call("COALESCE", List.of(of(type, depth), of(type, depth)), type);
    } else if (form == 2) {
      return new Call("NULLIF", List.of(of(type, depth), of(type, depth)), type);
    }
    if (type.equals(Types.BOOLEAN)) {
      return condition(depth);
    } else if (type.equals(Types.STRING)) {
      String function = random.nextBoolean() ? "||" : "UPPER";
      List<Expression> operands =
          function.equals("||")
              ? List.of(of(type, depth), of(type, depth))
              : List.of(of(type, depth));
      return new Call(function, operands, type);
    }
    String[] operators = {"+", "-", "*", "NEGATE"};
    String operator = operators[random.nextInt(4)];
    return operator.equals("NEGATE")
        ? new Call(operator, List.of(of(type, depth)), type)
        : new Call(operator, List.of(of(type, depth), of(type, depth)), type);
  }

  private Expression condition(int depth) {
    DataType[] types = {Types.BIGINT, Types.DOUBLE, Types.STRING, Types.BOOLEAN};
    DataType type = types[random.nextInt(4)];
    String[] comparisons = {"=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM"};
    String[] tests = {"IS TRUE", "IS NOT TRUE", "IS FALSE", "IS NOT FALSE", "NOT"};
    return switch (random.nextInt(5)) {
      case 0 ->
          new Call(
              comparisons[random.nextInt(comparisons.length)],
              List.of(of(type, depth), of(type, depth)),
              Types.BOOLEAN);
      case 1 ->
          new Call(
              tests[random.nextInt(tests.length)],
              List.of(of(Types.BOOLEAN, depth)),
              Types.BOOLEAN);
      case 2 ->
          new Call(
              random.nextBoolean() ? "IS NULL" : "IS NOT NULL",
              List.of(of(type, depth)),
              Types.BOOLEAN);
      default -> {
        List<Expression> operands = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
          operands.add(of(Types.BOOLEAN, depth));
        }
        yield new Call(random.nextBoolean() ? "AND" : "OR", operands, Types.BOOLEAN);
      }
    };
  }

  /** The value for a row: Long, Double, String, Boolean, or null. */
  static Object value(Expression expression, Object[] row) {
    if (expression instanceof ColumnRef column) {
      return row[column.index()];
    } else if (expression instanceof Literal literal) {
      return literal(literal);
    }
    Call call = (Call) expression;
    List<Object> v = new ArrayList<>();
    call.operands().forEach(e -> v.add(value(e, row)));
    return switch (call.function()) {
      case "CASE" -> TRUE.equals(v.get(0)) ? v.get(1) : TRUE.equals(v.get(2)) ? v.get(3) : v.get(4);
      case "COALESCE" -> v.get(0) != null ? v.get(0) : v.get(1);
      case "NULLIF" ->
          v.get(0) != null && v.get(1) != null && order(v.get(0), v.get(1)) == 0 ? null : v.get(0);
      case "AND" -> v.contains(FALSE) ? FALSE : v.contains(null) ? null : TRUE;
      case "OR" -> v.contains(TRUE) ? TRUE : v.contains(null) ? null : FALSE;
      case "NOT" -> v.get(0) == null ? null : (Object) !(Boolean) v.get(0);
      case "IS TRUE" -> TRUE.equals(v.get(0));
      case "IS NOT TRUE" -> !TRUE.equals(v.get(0));
      case "IS FALSE" -> FALSE.equals(v.get(0));
      case "IS NOT FALSE" -> !FALSE.equals(v.get(0));
      case "IS NULL" -> v.get(0) == null;
      case "IS NOT NULL" -> v.get(0) != null;
      case "IS DISTINCT FROM" -> !Objects.equals(positive(v.get(0)), positive(v.get(1)));
      default -> v.contains(null) ? null : strict(call.function(), v);
    };
  }

  private static Object strict(String function, List<Object> v) {
    Object a = v.get(0);
    Object b = v.get(v.size() - 1);
    return switch (function) {
      case "||" -> (String) a + b;
      case "UPPER" -> ((String) a).toUpperCase(Locale.ROOT);
      case "+" ->
          a instanceof Long x ? (Object) (x + (Long) b) : (Object) ((Double) a + (Double) b);
      case "-" ->
          a instanceof Long x ? (Object) (x - (Long) b) : (Object) ((Double) a - (Double) b);
      case "*" ->
          a instanceof Long x ? (Object) (x * (Long) b) : (Object) ((Double) a * (Double) b);
      case "NEGATE" -> a instanceof Long x ? (Object) (-x) : (Object) (-(Double) a);
      case "=" -> order(a, b) == 0;
      case "<>" -> order(a, b) != 0;
      case "<" -> order(a, b) < 0;
      case "<=" -> order(a, b) <= 0;
      case ">" -> order(a, b) > 0;
      default -> order(a, b) >= 0;
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static int order(Object a, Object b) {
    return ((Comparable) positive(a)).compareTo(positive(b));
  }

  /** Zero has no sign where numbers are compared. */
  private static Object positive(Object value) {
    return value instanceof Double d && d == 0 ? (Object) 0.0 : value;
  }

  private static Object literal(Literal literal) {
    String text = literal.text();
    if (text == null) {
      return null;
    }
    DataType type = literal.type().withNullable(true);
    return type.equals(Types.BIGINT)
        ? (Object) Long.valueOf(text)
        : type.equals(Types.DOUBLE)
            ? (Object) Double.valueOf(text)
            : type.equals(Types.STRING) ? text : (Object) Boolean.valueOf(text);
  }
}

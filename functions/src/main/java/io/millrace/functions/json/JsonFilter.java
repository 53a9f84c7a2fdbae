package io.millrace.functions.json;

import io.millrace.data.error.MillraceException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The condition of {@code [?(…)]} in a path: whether it holds for a value, written {@code @}, in a
 * document, written {@code $}. A path alone asks whether something is there; values of different
 * kinds are unequal and in no order.
 */
sealed interface JsonFilter {
  /** Whether it holds. */
  boolean test(Object value, Object document);

  /** Reads the condition between the parentheses. */
  static JsonFilter of(String text) {
    return new JsonFilterReader(text).read();
  }

  /** {@code a && b}. */
  record Both(JsonFilter a, JsonFilter b) implements JsonFilter {
    @Override
    public boolean test(Object value, Object document) {
      return a.test(value, document) && b.test(value, document);
    }
  }

  /** {@code a || b}. */
  record Either(JsonFilter a, JsonFilter b) implements JsonFilter {
    @Override
    public boolean test(Object value, Object document) {
      return a.test(value, document) || b.test(value, document);
    }
  }

  /** {@code !a}. */
  record Not(JsonFilter a) implements JsonFilter {
    @Override
    public boolean test(Object value, Object document) {
      return !a.test(value, document);
    }
  }

  /** An operand alone: a path that finds something, or a constant TRUE. */
  record Exists(Operand operand) implements JsonFilter {
    @Override
    public boolean test(Object value, Object document) {
      Object found = operand.in(value, document);
      return operand instanceof Given ? Boolean.TRUE.equals(found) : found != Operand.NOTHING;
    }
  }

  /** Two operands compared. */
  record Comparison(Operand a, Operator operator, Operand b) implements JsonFilter {
    @Override
    public boolean test(Object value, Object document) {
      return operator.holds(a.in(value, document), b.in(value, document));
    }
  }

  /** {@code a =~ /pattern/}: the whole string matches. */
  record Matches(Operand a, Pattern pattern) implements JsonFilter {
    @Override
    public boolean test(Object value, Object document) {
      return a.in(value, document) instanceof String text && pattern.matcher(text).matches();
    }
  }

  /** What a condition compares. */
  sealed interface Operand {
    /** What a path gives that finds nothing. */
    Object NOTHING = new Object();

    Object in(Object value, Object document);
  }

  /** A constant. */
  record Given(Object constant) implements Operand {
    @Override
    public Object in(Object value, Object document) {
      return constant;
    }
  }

  /** A path from the value, or from the document. */
  record Path(JsonPath path, boolean fromValue) implements Operand {
    @Override
    public Object in(Object value, Object document) {
      Object from = fromValue ? value : document;
      return path.findsSomething(from) ? path.find(from) : NOTHING;
    }
  }

  /** How operands are compared. */
  enum Operator {
    EQUAL("==", JsonFilter::equal),
    DIFFERENT("!=", (a, b) -> !equal(a, b)),
    AT_MOST("<=", (a, b) -> inOrder(a, b, order -> order <= 0)),
    AT_LEAST(">=", (a, b) -> inOrder(a, b, order -> order >= 0)),
    LESS("<", (a, b) -> inOrder(a, b, order -> order < 0)),
    MORE(">", (a, b) -> inOrder(a, b, order -> order > 0)),
    IN("in", JsonFilter::isIn),
    NOT_IN("nin", (a, b) -> !isIn(a, b));

    final String sign;
    private final Rule rule;

    /** Says whether two values are so. */
    private interface Rule {
      boolean holds(Object a, Object b);
    }

    Operator(String sign, Rule rule) {
      this.sign = sign;
      this.rule = rule;
    }

    boolean holds(Object a, Object b) {
      return rule.holds(a, b);
    }
  }

  private static boolean equal(Object a, Object b) {
    if (a == Operand.NOTHING || b == Operand.NOTHING) {
      return false;
    }
    if (a instanceof Number x && b instanceof Number y) {
      return number(x).compareTo(number(y)) == 0;
    }
    return a == null ? b == null : a.equals(b);
  }

  private static boolean inOrder(Object a, Object b, Predicate<Integer> wanted) {
    if (a instanceof Number x && b instanceof Number y) {
      return wanted.test(number(x).compareTo(number(y)));
    }
    return a instanceof String x && b instanceof String y && wanted.test(x.compareTo(y));
  }

  private static BigDecimal number(Number value) {
    return new BigDecimal(value.toString());
  }

  private static boolean isIn(Object a, Object b) {
    Collection<?> list = b instanceof Collection<?> many ? many : List.of();
    return list.stream().anyMatch(element -> equal(a, element));
  }

  /** The error of a condition that cannot be read. */
  static MillraceException malformed(String text, Throwable cause) {
    return MillraceException.deterministic("malformed filter in JSON path: '" + text + "'", cause)
        .withHint("Write it such as [?(@.price < 10 && @.kind == 'book')].");
  }
}

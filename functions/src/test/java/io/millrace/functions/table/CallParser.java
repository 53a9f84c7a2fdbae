package io.millrace.functions.table;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.Types;
import io.millrace.functions.registry.Coercion;
import io.millrace.functions.registry.TypeSpelling;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code NAME(literal, ...)}. Literals: {@code 'text' x'ff' 1 1L 1.50 1e0 1f TRUE NULL DATE
 * '...' TIME '...' TIMESTAMP '...' LTZ '...Z' MONTHS 1 MILLIS 1 ARRAY[...] MAP[k, v, ...]}, each
 * optionally followed by {@code ::TYPE}.
 */
final class CallParser {
  private final String text;
  private int at;

  private CallParser(String text) {
    this.text = text;
  }

  /** A function's name and its arguments. */
  record Call(String name, List<Literal> arguments) {}

  static Call parse(String text) {
    int open = text.indexOf('(');
    CallParser parser = new CallParser(text.substring(open + 1));
    List<Literal> arguments = parser.list(')');
    if (!parser.text.substring(parser.at).isBlank()) {
      throw new IllegalArgumentException("what is " + parser.text.substring(parser.at) + "?");
    }
    return new Call(text.substring(0, open).trim(), arguments);
  }

  private List<Literal> list(char close) {
    List<Literal> list = new ArrayList<>();
    skipSpace();
    while (text.charAt(at) != close) {
      list.add(literal());
      skipSpace();
      if (text.charAt(at) == ',') {
        at++;
        skipSpace();
      }
    }
    at++;
    return list;
  }

  private Literal literal() {
    Literal literal = plain();
    if (text.startsWith("::", at)) {
      at += 2;
      int depth = 0;
      int start = at;
      while (depth > 0 || ",)]".indexOf(text.charAt(at)) < 0) {
        depth += "<(".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
        depth -= ">)".indexOf(text.charAt(at)) >= 0 ? 1 : 0;
        at++;
      }
      return new Literal(TypeSpelling.parse(text.substring(start, at)), literal.value());
    }
    return literal;
  }

  private Literal plain() {
    if (text.charAt(at) == '\'') {
      return new Literal(Types.STRING, quoted());
    } else if (text.startsWith("x'", at)) {
      at++;
      return new Literal(Types.BYTES, HexFormat.of().parseHex(quoted()));
    }
    int start = at;
    while (",)]['".indexOf(text.charAt(at)) < 0 && !text.startsWith("::", at)) {
      at++;
    }
    String word = text.substring(start, at).trim();
    return switch (word) {
      case "NULL" -> new Literal(Types.NULL, null);
      case "TRUE", "FALSE" -> new Literal(Types.BOOLEAN, word.equals("TRUE"));
      case "DATE" -> new Literal(Types.DATE, LocalDate.parse(quoted()));
      case "TIME" -> new Literal(new DataType.TimeType(3, true), LocalTime.parse(quoted()));
      case "TIMESTAMP" -> timestamp(quoted());
      case "LTZ" -> new Literal(Types.timestampLtz(3), Instant.parse(quoted()));
      case "ARRAY" -> array();
      case "MAP" -> map();
      default -> number(word);
    };
  }

  private static Literal timestamp(String quoted) {
    int dot = quoted.indexOf('.');
    int digits = dot < 0 ? 0 : quoted.length() - dot - 1;
    return new Literal(
        Types.timestamp(digits <= 3 ? 3 : 9), LocalDateTime.parse(quoted.replace(' ', 'T')));
  }

  private static Literal number(String word) {
    if (word.startsWith("MONTHS ")) {
      int months = Integer.parseInt(word.substring(7));
      return new Literal(new IntervalType(true, true), Period.ofMonths(months));
    } else if (word.startsWith("MILLIS ")) {
      long millis = Long.parseLong(word.substring(7));
      return new Literal(new IntervalType(false, true), Duration.ofMillis(millis));
    } else if (word.endsWith("L")) {
      return new Literal(Types.BIGINT, Long.parseLong(word.substring(0, word.length() - 1)));
    } else if (word.endsWith("f")) {
      return new Literal(Types.FLOAT, Float.parseFloat(word.substring(0, word.length() - 1)));
    } else if (word.contains("e") || word.contains("N") || word.contains("y")) {
      return new Literal(Types.DOUBLE, Double.parseDouble(word));
    } else if (word.contains(".")) {
      BigDecimal value = new BigDecimal(word);
      int precision = Math.max(value.precision(), value.scale());
      return new Literal(Types.decimal(precision, value.scale()), value);
    }
    return new Literal(Types.INT, Integer.parseInt(word));
  }

  private Literal array() {
    at++;
    List<Literal> list = list(']');
    List<Object> values = new ArrayList<>();
    list.forEach(l -> values.add(l.value()));
    return new Literal(Types.array(common(list)), values);
  }

  private Literal map() {
    at++;
    List<Literal> list = list(']');
    Map<Object, Object> entries = new LinkedHashMap<>();
    List<Literal> keys = new ArrayList<>();
    List<Literal> values = new ArrayList<>();
    for (int i = 0; i < list.size(); i += 2) {
      keys.add(list.get(i));
      values.add(list.get(i + 1));
      entries.put(list.get(i).value(), list.get(i + 1).value());
    }
    return new Literal(Types.map(common(keys), common(values)), entries);
  }

  private static DataType common(List<Literal> list) {
    DataType type =
        Coercion.commonType(list.stream().map(Literal::type).toList()).orElse(Types.STRING);
    return type.equals(Types.NULL) ? Types.STRING : type;
  }

  private String quoted() {
    StringBuilder quoted = new StringBuilder();
    at++;
    while (text.charAt(at) != '\'' || text.startsWith("''", at)) {
      at += text.charAt(at) == '\'' ? 1 : 0;
      quoted.append(text.charAt(at++));
    }
    at++;
    return quoted.toString();
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }
}

package io.millrace.functions.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.Columns;
import io.millrace.data.column.JavaValues;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.functions.BuiltInFunctions;
import io.millrace.functions.Evaluation;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.registry.Argument;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.functions.registry.ResolvedFunction;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs lines of the form {@code CALL -> result}; the result is a printed value, optionally followed
 * by {@code :: TYPE}, or {@code error: part of the message}. For each call also checks that a
 * function which propagates NULLs is told so for each of its arguments.
 */
public final class CallTable {
  private static final FunctionRegistry REGISTRY = BuiltInFunctions.registry();

  private CallTable() {}

  /** Runs the lines of a text block; empty ones and comments that begin with # are skipped. */
  public static void check(String lines) {
    check(new FixedContext(), lines);
  }

  public static void check(FunctionContext context, String lines) {
    List<String> actual = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int arrow = line.lastIndexOf(" -> ");
        assertTrue(arrow > 0, line);
        String call = line.substring(0, arrow).trim();
        String want = line.substring(arrow + 4).trim();
        expected.add(call + " -> " + want);
        actual.add(call + " -> " + run(context, call, want));
      }
    }
    assertEquals(String.join("\n", expected), String.join("\n", actual));
  }

  private static String run(FunctionContext context, String call, String want) {
    try {
      String result = evaluate(context, CallParser.parse(call), want.contains(" :: "));
      return result;
    } catch (MillraceException e) {
      String message = "error: " + e.getMessage();
      return message.contains(want.replaceFirst("^error: ", "")) ? want : message;
    }
  }

  private static String evaluate(FunctionContext context, CallParser.Call call, boolean withType) {
    List<Argument> arguments = new ArrayList<>();
    List<DataType> types = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Literal literal : call.arguments()) {
      arguments.add(new Argument(literal.type(), literalOf(literal.value())));
      types.add(literal.type());
      columns.add(Columns.of(literal.type(), literal.value()));
    }
    ResolvedFunction function = REGISTRY.resolveCall(call.name(), arguments);
    ColumnBuilder out = ColumnBuilder.of(function.resultType(), 1);
    new Evaluation(function, types, context).call(columns, 0, out);
    Column result = out.build();
    String text = print(JavaValues.get(function.resultType(), result, 0));
    if (text.equals("NULL")) {
      assertTrue(function.resultType().nullable(), call.name() + " is NULL but NOT NULL");
    }
    return withType ? text + " :: " + function.resultType() : text;
  }

  private static Object literalOf(Object value) {
    return value instanceof Integer i ? (Object) i.longValue() : value;
  }

  /** How tables print a value. */
  public static String print(Object value) {
    if (value == null) {
      return "NULL";
    } else if (value instanceof String s) {
      return "'" + s + "'";
    } else if (value instanceof byte[] bytes) {
      return "x'" + HexFormat.of().formatHex(bytes) + "'";
    } else if (value instanceof Boolean b) {
      return b ? "TRUE" : "FALSE";
    } else if (value instanceof BigDecimal d) {
      return d.toPlainString();
    } else if (value instanceof LocalDateTime t) {
      return t.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss"))
          + (t.getNano() == 0
              ? ""
              : "." + String.format("%09d", t.getNano()).replaceFirst("0+$", ""));
    } else if (value instanceof List<?> list) {
      return list.stream().map(CallTable::print).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Map<?, ?> map) {
      TreeSet<String> entries = new TreeSet<>();
      map.forEach((k, v) -> entries.add(print(k) + "=" + print(v)));
      return String.join(", ", entries).replaceFirst("^", "{") + "}";
    }
    return value.toString();
  }
}

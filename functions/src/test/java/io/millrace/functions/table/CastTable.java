package io.millrace.functions.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.Columns;
import io.millrace.data.column.JavaValues;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.functions.call.Interpreter;
import io.millrace.functions.cast.Casts;
import io.millrace.functions.registry.ResolvedFunction;
import io.millrace.functions.registry.TypeSpelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs lines of the form {@code literal AS TYPE -> result}; see {@link CallTable}. */
public final class CastTable {
  private CastTable() {}

  /** As CAST. */
  public static void check(String lines) {
    check(lines, false);
  }

  /** As TRY_CAST. */
  public static void checkTry(String lines) {
    check(lines, true);
  }

  private static void check(String lines, boolean tries) {
    List<String> actual = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      int arrow = line.lastIndexOf(" -> ");
      int as = line.lastIndexOf(" AS ", arrow);
      String want = line.substring(arrow + 4).trim();
      Literal literal =
          CallParser.parse("X(" + line.substring(0, as).trim() + ")").arguments().get(0);
      DataType to = TypeSpelling.parse(line.substring(as + 4, arrow));
      actual.add(line.substring(0, arrow + 4) + run(literal, to, tries, want));
    }
    assertEquals(String.join("\n", lines.lines().toList()), String.join("\n", actual));
  }

  private static String run(Literal literal, DataType to, boolean tries, String want) {
    Optional<ResolvedFunction> cast =
        tries ? Casts.findTry(literal.type(), to) : Casts.find(literal.type(), to);
    if (cast.isEmpty()) {
      return Casts.isIdentity(literal.type(), to)
          ? CallTable.print(literal.value())
          : "not castable";
    }
    try {
      Column value = Columns.of(literal.type(), literal.value());
      ColumnBuilder out = ColumnBuilder.of(to, 1);
      new Interpreter(cast.get(), new FixedContext()).call(List.of(value), 0, out);
      return CallTable.print(JavaValues.get(to, out.build(), 0));
    } catch (MillraceException e) {
      String message = "error: " + e.getMessage();
      return message.startsWith(want) ? want : message;
    }
  }
}

package io.millrace.functions.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayBuilder;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.functions.api.CallState;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction;
import io.millrace.functions.api.SqlFunction.Nulls;
import io.millrace.functions.api.TypeOf;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionRegistryTest {
  private static final FunctionRegistry REGISTRY =
      FunctionRegistry.ofIndex(List.of(), FunctionRegistryTest.class.getClassLoader())
          .plus(List.of(Samples.class));

  /** What a user might write. */
  public static final class Samples {
    private Samples() {}

    /** A cache. */
    public static final class State implements CallState {}

    @SqlFunction(name = "PICK", aliases = "CHOOSE", args = "INT", returns = "STRING", doc = "One.")
    public static void pick(int value, SliceWriter out) {
      out.append("int");
    }

    @SqlFunction(name = "PICK", args = "DOUBLE", returns = "STRING", doc = "Two.")
    public static void pick(double value, SliceWriter out) {
      out.append("double");
    }

    @SqlFunction(name = "PICK", args = "DECIMAL", returns = "STRING")
    public static void pick(LongPair value, SliceWriter out, NullFlag flag) {
      out.append("decimal");
    }

    @SqlFunction(
        name = "EVERYTHING",
        args = {"STRING", "T", "T..."},
        returns = "ARRAY<T>",
        nulls = Nulls.CALLED)
    public static void everything(
        FunctionContext context,
        State state,
        @TypeOf(1) DataType one,
        @TypeOf(TypeOf.RESULT) DataType result,
        Slice text,
        long value,
        boolean noValue,
        long[] more,
        boolean[] noMore,
        ArrayBuilder out,
        NullFlag flag) {}

    @SqlFunction(name = "ANYTHING", args = "ANY", returns = "BOOLEAN")
    public static boolean anything(Element value) {
      return true;
    }

    @SqlFunction(name = "BROKEN", args = "INT", returns = "INT")
    public static int broken(long value) {
      return 1;
    }
  }

  private static DataType type(String text) {
    return TypeSpelling.parse(text);
  }

  @Test
  void theNearestOverloadIsTaken() {
    assertEquals(
        List.of(type("INT")), REGISTRY.resolve("pick", List.of(type("INT"))).argumentTypes());
    assertEquals(
        List.of(type("INT")), REGISTRY.resolve("PICK", List.of(type("TINYINT"))).argumentTypes());
    assertEquals(
        List.of(type("DECIMAL(19, 0)")),
        REGISTRY.resolve("PICK", List.of(type("BIGINT"))).argumentTypes());
    assertEquals(
        List.of(type("DOUBLE")), REGISTRY.resolve("Pick", List.of(type("FLOAT"))).argumentTypes());
    assertEquals(
        List.of(type("DECIMAL(19, 2)")),
        REGISTRY.resolve("PICK", List.of(type("DECIMAL(5, 2)"))).argumentTypes());
  }

  @Test
  void nullabilityFollowsArgumentsAndFlag() {
    DataType notNull = type("INT").withNullable(false);
    assertFalse(REGISTRY.resolve("PICK", List.of(notNull)).resultType().nullable());
    assertTrue(REGISTRY.resolve("PICK", List.of(type("INT"))).resultType().nullable());
    DataType decimal = type("DECIMAL(5, 2)").withNullable(false);
    assertTrue(REGISTRY.resolve("PICK", List.of(decimal)).resultType().nullable());
  }

  @Test
  void parametersAreGivenInTheOrderOfTheMethod() {
    ResolvedFunction function =
        REGISTRY.resolve("EVERYTHING", List.of(type("STRING"), type("INT"), type("BIGINT")));
    assertEquals(
        "CONTEXT STATE TYPE TYPE ARGUMENT ARGUMENT ARGUMENT_IS_NULL VARARGS VARARGS_ARE_NULL RESULT"
            + " NULL_FLAG",
        String.join(" ", function.parameters().stream().map(p -> p.role().name()).toList()));
    assertEquals(type("BIGINT"), function.parameters().get(2).type());
    assertEquals(type("ARRAY<BIGINT>"), function.parameters().get(3).type());
    assertEquals(List.of(type("STRING"), type("BIGINT"), type("BIGINT")), function.argumentTypes());
    assertEquals(2, function.parameters().get(7).argument());
  }

  @Test
  void anyTakesEveryType() {
    for (String text : List.of("INT", "ROW", "ARRAY<INT>", "TIMESTAMP(9)", "BYTES")) {
      DataType type = text.equals("ROW") ? Types.row(List.of()) : type(text);
      assertEquals(List.of(type), REGISTRY.resolve("ANYTHING", List.of(type)).argumentTypes());
    }
  }

  @Test
  void descriptionsCountArgumentsAndListSignatures() {
    FunctionDescription pick = REGISTRY.describe("PICK");
    assertEquals(1, pick.minArguments());
    assertEquals(1, pick.maxArguments());
    assertEquals(List.of("PICK(DECIMAL)", "PICK(DOUBLE)", "PICK(INT)"), pick.signatures());
    assertEquals("Two. One.", REGISTRY.documentation("PICK"));
    assertEquals(List.of("CHOOSE(INT)"), REGISTRY.describe("choose").signatures());
    FunctionDescription open = REGISTRY.describe("EVERYTHING");
    assertEquals(2, open.minArguments());
    assertEquals(-1, open.maxArguments());
    assertEquals("[ANYTHING, BROKEN, CHOOSE, EVERYTHING, PICK]", REGISTRY.names().toString());
  }

  @Test
  void whatDoesNotFitIsSaid() {
    assertEquals(Optional.empty(), REGISTRY.infer("PICK", List.of(type("STRING"))));
    assertEquals(
        "wrong argument types for function PICK: got (STRING), expected PICK(DECIMAL) or"
            + " PICK(DOUBLE) or PICK(INT)",
        message("PICK", type("STRING")));
    assertEquals(
        "wrong number of arguments for function CHOOSE: got (INT, INT), expected CHOOSE(INT)",
        message("CHOOSE", type("INT"), type("INT")));
    MillraceException unknown =
        assertThrows(MillraceException.class, () -> REGISTRY.describe("PICKS"));
    assertEquals("unknown function 'PICKS'", unknown.getMessage());
    assertEquals("Did you mean 'PICK'?", unknown.hint().orElse(""));
  }

  private static String message(String name, DataType... types) {
    return assertThrows(MillraceException.class, () -> REGISTRY.resolve(name, List.of(types)))
        .getMessage();
  }

  @Test
  void aMethodOfAnotherLayoutTakesNothing() {
    assertEquals(Optional.empty(), REGISTRY.infer("BROKEN", List.of(type("INT"))));
  }

  @Test
  void commonTypes() {
    assertEquals("BIGINT", common("INT", "BIGINT"));
    assertEquals("DECIMAL(12, 2)", common("INT", "DECIMAL(5, 2)"));
    assertEquals("DOUBLE", common("FLOAT", "DECIMAL(5, 2)"));
    assertEquals("FLOAT", common("FLOAT", "BIGINT"));
    assertEquals("DECIMAL(38, 9)", common("DECIMAL(38, 9)", "DECIMAL(30, 2)"));
    assertEquals("VARCHAR(5)", common("CHAR(2)", "VARCHAR(5)"));
    assertEquals("TIMESTAMP(6)", common("TIMESTAMP(3)", "TIMESTAMP(6)"));
    assertEquals("TIMESTAMP(3)", common("DATE", "TIMESTAMP(3)"));
    assertEquals("ARRAY<BIGINT>", common("ARRAY<INT>", "ARRAY<BIGINT>"));
    assertEquals("none", common("INT", "STRING"));
    assertEquals("none", common("ARRAY<INT>", "ARRAY<STRING>"));
  }

  private static String common(String a, String b) {
    return Coercion.commonType(List.of(type(a), type(b))).map(DataType::sql).orElse("none");
  }
}

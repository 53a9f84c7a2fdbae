package io.millrace.data.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.MillraceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private enum Mode {
    EXACTLY_ONCE,
    AT_LEAST_ONCE
  }

  private static final Option<Duration> INTERVAL =
      Option.of(
              "execution.interval", OptionType.DURATION, Duration.ofSeconds(10), "Between points.")
          .withAlias("interval");
  private static final Option<Mode> MODE =
      Option.of("mode", OptionType.oneOf(Mode.class), "How often.");

  private static String error(Runnable action) {
    return assertThrows(MillraceException.class, action::run).getMessage();
  }

  @Test
  void valuesDefaultsAndAliases() {
    Options options = Options.of(Map.of("interval", "5 min", "mode", "exactly_once"));
    assertEquals(Duration.ofMinutes(5), options.get(INTERVAL));
    assertEquals(Mode.EXACTLY_ONCE, options.get(MODE));
    assertEquals(Map.of("interval", "execution.interval"), options.aliasesUsed(List.of(INTERVAL)));
    assertEquals(Duration.ofSeconds(1), options.with("execution.interval", "1 s").get(INTERVAL));
    assertEquals(Duration.ofSeconds(10), Options.EMPTY.get(INTERVAL));
    assertEquals(Optional.empty(), Options.EMPTY.find(INTERVAL));
    assertNull(Options.EMPTY.get(MODE));
    assertTrue(options.has(INTERVAL));
  }

  @Test
  void errorsNameTheOptionAndWhatWasExpected() {
    assertEquals(
        "option 'mode': expected one of exactly-once, at-least-once, but it is 'twice'",
        error(() -> Options.of(Map.of("mode", "twice")).get(MODE)));
    assertEquals("option 'mode' is required: How often.", error(() -> Options.EMPTY.require(MODE)));
    MillraceException unknown =
        assertThrows(
            MillraceException.class,
            () ->
                Options.of(Map.of("mod", "x"))
                    .requireDeclared("connector 'print'", List.of(MODE), List.of()));
    assertEquals("connector 'print' has no option 'mod'", unknown.getMessage());
    assertEquals("Did you mean 'mode'?", unknown.hint().orElseThrow());
    Options.of(Map.of("fields.a.kind", "x"))
        .requireDeclared("connector 'datagen'", List.of(MODE), List.of("fields."));
  }

  @Test
  void durationsAndSizesReadAsFlinkSpellsThem() {
    assertEquals(Duration.ofMillis(200), Durations.parse("200ms"));
    assertEquals(Duration.ofMillis(7), Durations.parse("7"));
    assertEquals(Duration.ofDays(2), Durations.parse(" 2 days "));
    for (String text : List.of("0 ms", "1500 ms", "2 s", "3 min", "1 h", "2 d", "7 ns")) {
      assertEquals(text, Durations.print(Durations.parse(text)));
    }
    for (String bad : List.of("", "s", "-1 s", "1 year", "1.5 s", "99999999999999999999 s")) {
      assertThrows(IllegalArgumentException.class, () -> Durations.parse(bad));
      assertThrows(IllegalArgumentException.class, () -> MemorySize.parse(bad));
    }
    assertEquals(64L << 20, MemorySize.parse("64 mb").bytes());
    assertEquals(512, MemorySize.parse("512").bytes());
    assertThrows(IllegalArgumentException.class, () -> MemorySize.parse("9999999999 tb"));
    assertEquals("1 gb", new MemorySize(1L << 30).toString());
    assertEquals("1025 bytes", new MemorySize(1025).toString());
  }

  @Test
  void listsMapsAndTheRest() {
    assertEquals(List.of(1, 2), OptionType.listOf(OptionType.INT).reader().apply("1; 2;"));
    assertEquals(Map.of("a", "1", "b", "x:y"), OptionType.MAP.reader().apply("a:1, b:x:y"));
    assertThrows(IllegalArgumentException.class, () -> OptionType.MAP.reader().apply("a"));
    Option<Boolean> flag = Option.of("flag", OptionType.BOOLEAN, true, "A flag.");
    assertThrows(MillraceException.class, () -> flag.parse("yes"));
    assertEquals("false", flag.print(flag.parse(" FALSE ")));
    assertEquals(Options.of(Map.of("kind", "x")), Options.of(Map.of("a.kind", "x")).under("a."));
  }
}

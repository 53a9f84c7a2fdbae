package io.millrace.data.option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the text of an option becomes a value and back.
 *
 * @param expected completes "expected …" in an error
 * @param reader throws IllegalArgumentException for a text that is none
 * @param printer prints what {@code reader} reads
 * @param verbatim whether {@code reader} gets outer blanks as well: a delimiter may be a blank
 */
public record OptionType<T>(
    String expected, Function<String, T> reader, Function<T, String> printer, boolean verbatim) {

  public static final OptionType<Boolean> BOOLEAN =
      new OptionType<>("true or false", OptionType::readBoolean, Object::toString);
  public static final OptionType<Integer> INT =
      new OptionType<>("a whole number of 32 bits", Integer::valueOf, Object::toString);
  public static final OptionType<Long> LONG =
      new OptionType<>("a whole number of 64 bits", Long::valueOf, Object::toString);
  public static final OptionType<Double> DOUBLE =
      new OptionType<>("a number", Double::valueOf, Object::toString);
  public static final OptionType<String> STRING =
      new OptionType<>("a text", Function.identity(), Function.identity(), true);
  public static final OptionType<Duration> DURATION =
      new OptionType<>(
          "a duration such as '10 s', '5 min' or '200 ms'", Durations::parse, Durations::print);
  public static final OptionType<MemorySize> MEMORY =
      new OptionType<>(
          "a size such as '64 mb', '1 gb' or '512 kb'", MemorySize::parse, MemorySize::toString);

  /** A type whose reader gets no outer blanks. */
  public OptionType(String expected, Function<String, T> reader, Function<T, String> printer) {
    this(expected, reader, printer, false);
  }

  /** {@code key:value} pairs separated by commas. */
  public static final OptionType<Map<String, String>> MAP =
      new OptionType<>(
          "pairs such as 'a:1,b:2'",
          OptionType::readMap,
          map ->
              map.entrySet().stream()
                  .map(e -> e.getKey() + ":" + e.getValue())
                  .collect(Collectors.joining(",")));

  /** One of the constants of an enum, in any case, with '-' or '_' between words. */
  public static <E extends Enum<E>> OptionType<E> oneOf(Class<E> type) {
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(OptionType::spell)
            .collect(Collectors.joining(", "));
    return new OptionType<>(
        "one of " + names,
        text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')),
        OptionType::spell);
  }

  /** A whole number of 32 bits, not below {@code least}. */
  public static OptionType<Integer> atLeast(int least) {
    return new OptionType<>(
        "a whole number of at least " + least,
        text -> {
          int value = Integer.parseInt(text);
          if (value < least) {
            throw new IllegalArgumentException(text);
          }
          return value;
        },
        Object::toString);
  }

  /** Elements separated by semicolons. */
  public static <T> OptionType<List<T>> listOf(OptionType<T> element) {
    return new OptionType<>(
        "a list separated by ';', each " + element.expected,
        text -> readList(element, text),
        list -> list.stream().map(element.printer).collect(Collectors.joining(";")));
  }

  private static String spell(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Boolean readBoolean(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return text.equalsIgnoreCase("true");
    }
    throw new IllegalArgumentException(text);
  }

  private static <T> List<T> readList(OptionType<T> element, String text) {
    List<T> list = new ArrayList<>();
    for (String part : text.split(";")) {
      if (!part.isBlank()) {
        list.add(element.reader.apply(part.strip()));
      }
    }
    return List.copyOf(list);
  }

  private static Map<String, String> readMap(String text) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String pair : text.split(",")) {
      int colon = pair.indexOf(':');
      if (colon < 0 && !pair.isBlank()) {
        throw new IllegalArgumentException(text);
      }
      if (colon >= 0) {
        map.put(pair.substring(0, colon).strip(), pair.substring(colon + 1).strip());
      }
    }
    return map;
  }
}

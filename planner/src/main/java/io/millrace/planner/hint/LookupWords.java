package io.millrace.planner.hint;

import io.millrace.data.error.NearestName;
import io.millrace.data.option.OptionType;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.plan.LookupAsking;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of a LOOKUP hint, of Flink's names and types. */
final class LookupWords {
  static final String TABLE = "table";
  private static final String EXAMPLE =
      "LOOKUP('table' = 'd', 'async' = 'true', 'output-mode' = 'allow_unordered')";

  /** Those that are given together or not at all. */
  private static final List<String> RETRY =
      List.of("retry-predicate", "retry-strategy", "fixed-delay", "max-attempts");

  private enum Mode {
    ORDERED,
    ALLOW_UNORDERED
  }

  private enum Predicate {
    LOOKUP_MISS
  }

  private enum Strategy {
    FIXED_DELAY
  }

  private static final Map<String, OptionType<?>> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put(TABLE, OptionType.STRING);
    TYPES.put("async", OptionType.BOOLEAN);
    TYPES.put("output-mode", OptionType.oneOf(Mode.class));
    TYPES.put("capacity", OptionType.atLeast(1));
    TYPES.put("timeout", OptionType.DURATION);
    TYPES.put("retry-predicate", OptionType.oneOf(Predicate.class));
    TYPES.put("retry-strategy", OptionType.oneOf(Strategy.class));
    TYPES.put("fixed-delay", OptionType.DURATION);
    TYPES.put("max-attempts", OptionType.atLeast(1));
  }

  private LookupWords() {}

  /** The options by key, checked. */
  static Map<String, String> check(Hint hint) {
    hint.requirePairs(EXAMPLE);
    Map<String, String> given = new LinkedHashMap<>();
    for (Hint.Word word : hint.words()) {
      OptionType<?> type = TYPES.get(word.key());
      if (type == null) {
        String near = NearestName.hint(word.key(), TYPES.keySet());
        throw new PlanException(
            word.position(),
            "unknown option '" + word.key() + "' of the hint LOOKUP",
            near != null ? near : "its options are " + String.join(", ", TYPES.keySet()));
      }
      read(type, word);
      given.put(word.key(), word.value());
    }
    if (!given.containsKey(TABLE)) {
      throw new PlanException(hint.position(), "the hint LOOKUP needs 'table'", "write " + EXAMPLE);
    }
    long retry = RETRY.stream().filter(given::containsKey).count();
    if (retry > 0 && retry < RETRY.size()) {
      throw new PlanException(
          hint.position(),
          "the hint LOOKUP has some options of retrying, but not all",
          "give all of " + String.join(", ", RETRY) + ", or none");
    }
    return given;
  }

  private static Object read(OptionType<?> type, Hint.Word word) {
    try {
      return type.reader().apply(word.value().strip());
    } catch (IllegalArgumentException e) {
      throw wrong(type, word, e);
    }
  }

  static PlanException wrong(OptionType<?> type, Hint.Word word, Throwable cause) {
    PlanException wrong =
        new PlanException(
            word.valuePosition(),
            "'" + word.key() + "' is '" + word.value() + "': expected " + type.expected(),
            null);
    wrong.initCause(cause);
    return wrong;
  }

  /** What checked options say, over what the session says. */
  static LookupAsking read(Map<String, String> given, LookupAsking session) {
    Mode mode = (Mode) value(given, "output-mode");
    Boolean async = (Boolean) value(given, "async");
    Integer capacity = (Integer) value(given, "capacity");
    Integer retries = (Integer) value(given, "max-attempts");
    return new LookupAsking(
        async == null ? session.async() : async,
        mode == null ? session.unordered() : mode == Mode.ALLOW_UNORDERED,
        session.keyOrdered(),
        capacity == null ? session.capacity() : capacity,
        millis(given, "timeout", session.timeoutMillis()),
        millis(given, "fixed-delay", 0),
        retries == null ? 0 : retries);
  }

  private static Object value(Map<String, String> given, String key) {
    String text = given.get(key);
    return text == null ? null : TYPES.get(key).reader().apply(text.strip());
  }

  private static long millis(Map<String, String> given, String key, long otherwise) {
    Duration duration = (Duration) value(given, key);
    return duration == null ? otherwise : duration.toMillis();
  }
}

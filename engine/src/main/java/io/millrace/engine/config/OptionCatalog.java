package io.millrace.engine.config;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import io.millrace.data.option.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every key that SET may name, and what becomes of it. */
public final class OptionCatalog {
  /** Names below these prefixes belong to Flink or to Millrace: an unknown one is a mistake. */
  private static final List<String> OWNED =
      List.of(
          "execution.",
          "table.",
          "state.",
          "pipeline.",
          "restart-strategy.",
          "sql-client.",
          "parallelism.",
          "checkpointing.",
          "millrace.");

  private static final Map<String, Option<?>> BY_KEY = new LinkedHashMap<>();
  private static final Map<String, Option<?>> BY_ALIAS = new LinkedHashMap<>();

  static {
    for (List<Option<?>> group :
        List.of(
            ExecutionOptions.ALL,
            CheckpointOptions.ALL,
            TableOptions.ALL,
            JoinOptions.ALL,
            ClientOptions.ALL)) {
      for (Option<?> option : group) {
        BY_KEY.put(option.key(), option);
        option.aliases().forEach(alias -> BY_ALIAS.put(alias, option));
      }
    }
  }

  private OptionCatalog() {}

  /** What becomes of a key. */
  public sealed interface Verdict {
    /** It has effect, under the key of {@code option}. {@code notice} is null or what to tell. */
    record Honoured(Option<?> option, String notice) implements Verdict {}

    /** It has no effect: one of Flink's that means nothing here, or nobody's. */
    record Accepted(String notice) implements Verdict {}

    /** It would change results and is not supported, or is no option at all. */
    record Rejected(MillraceException error) implements Verdict {}
  }

  /** Options by key, in the order in which they are documented. */
  public static List<Option<?>> declared() {
    return List.copyOf(BY_KEY.values());
  }

  /** Classifies a key together with its value, which is checked. */
  public static Verdict judge(String key, String value) {
    Option<?> option = BY_KEY.get(key);
    if (option != null) {
      return checked(option, value, null);
    }
    option = BY_ALIAS.get(key);
    if (option != null) {
      return checked(option, value, "'" + key + "' is now called '" + option.key() + "'");
    }
    String reason = ForeignOptions.rejection(key, value);
    if (reason != null) {
      return new Verdict.Rejected(
          MillraceException.deterministic("option '" + key + "' is not supported yet: " + reason));
    }
    if (ForeignOptions.isKnown(key)) {
      return new Verdict.Accepted(
          "'" + key + "' is an option of Flink that has no effect in Millrace");
    }
    if (OWNED.stream().anyMatch(key::startsWith)) {
      return new Verdict.Rejected(unknown(key));
    }
    // No such name, and none of ours: a slip of the pen if a name is near, else the user's own.
    return NearestName.of(key, names()).isPresent()
        ? new Verdict.Rejected(unknown(key))
        : new Verdict.Accepted("there is no option '" + key + "': it has no effect");
  }

  /** The declared option of that key or alias, or null. */
  public static Option<?> find(String key) {
    Option<?> option = BY_KEY.get(key);
    return option != null ? option : BY_ALIAS.get(key);
  }

  private static Verdict checked(Option<?> option, String value, String notice) {
    try {
      option.parse(value);
    } catch (MillraceException e) {
      return new Verdict.Rejected(e);
    }
    String reason = ForeignOptions.rejection(option.key(), value);
    if (reason != null) {
      return new Verdict.Rejected(
          MillraceException.deterministic(
              "option '" + option.key() + "' = '" + value + "' is not supported yet: " + reason));
    }
    return new Verdict.Honoured(option, notice != null ? notice : withoutEffect(option, value));
  }

  /** What to tell of a value that is allowed and changes nothing; null if it has effect. */
  private static String withoutEffect(Option<?> option, String value) {
    return option == CheckpointOptions.INCREMENTAL && Boolean.FALSE.equals(option.parse(value))
        ? "'" + option.key() + "' = 'false' has no effect: a checkpoint writes only what changed"
        : null;
  }

  private static MillraceException unknown(String key) {
    MillraceException error = MillraceException.deterministic("there is no option '" + key + "'");
    String hint = NearestName.hint(key, names());
    return error.withHint(hint != null ? hint : "SET; lists the options.");
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(BY_KEY.keySet());
    names.addAll(BY_ALIAS.keySet());
    names.addAll(ForeignOptions.names());
    return names;
  }
}

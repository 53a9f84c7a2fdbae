package io.millrace.engine.config;

import io.millrace.data.option.OptionType;
import java.util.Locale;

/** {@code restart-strategy.type}. */
public enum RestartStrategy {
  NONE,
  FIXED_DELAY,
  EXPONENTIAL_DELAY;

  /** Reads Flink's spellings, of which none, off and disable are the same. */
  static final OptionType<RestartStrategy> TYPE =
      new OptionType<>(
          "one of none, fixed-delay, exponential-delay",
          RestartStrategy::read,
          RestartStrategy::spell);

  private static RestartStrategy read(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "none", "off", "disable" -> NONE;
      case "fixed-delay", "fixeddelay" -> FIXED_DELAY;
      case "exponential-delay", "exponentialdelay" -> EXPONENTIAL_DELAY;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static String spell(RestartStrategy strategy) {
    return strategy.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

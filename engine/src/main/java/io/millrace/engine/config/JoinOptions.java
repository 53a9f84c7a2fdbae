package io.millrace.engine.config;

import static io.millrace.data.option.OptionType.BOOLEAN;
import static io.millrace.data.option.OptionType.DURATION;

import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import java.time.Duration;
import java.util.List;

/** Options of joins. */
public final class JoinOptions {
  public static final Option<Integer> LOOKUP_CAPACITY =
      Option.of(
          "table.exec.async-lookup.buffer-capacity",
          OptionType.atLeast(1),
          100,
          "Most rows of a lookup join that wait for answers.");
  public static final Option<Duration> LOOKUP_TIMEOUT =
      Option.of(
          "table.exec.async-lookup.timeout",
          DURATION,
          Duration.ofMinutes(3),
          "After how long without an answer a lookup fails.");
  public static final Option<OutputMode> LOOKUP_OUTPUT_MODE =
      Option.of(
          "table.exec.async-lookup.output-mode",
          OptionType.oneOf(OutputMode.class),
          OutputMode.ORDERED,
          "Whether rows of a lookup join may come out as their answers come: of an input that is"
              + " updated they do not, unless order is kept by key.");
  public static final Option<Boolean> LOOKUP_KEY_ORDERED =
      Option.of(
          "table.exec.async-lookup.key-ordered-enabled",
          BOOLEAN,
          false,
          "Whether, with output-mode allow-unordered, an input that is updated keeps the order"
              + " within each of its keys alone.");

  public static final Option<Boolean> MULTI_JOIN =
      Option.of(
          "table.optimizer.multi-join.enabled",
          BOOLEAN,
          false,
          "Whether INNER and LEFT joins in a row by the same key run as one, without state between"
              + " them.");

  /** All of them. */
  public static final List<Option<?>> ALL =
      List.of(LOOKUP_CAPACITY, LOOKUP_TIMEOUT, LOOKUP_OUTPUT_MODE, LOOKUP_KEY_ORDERED, MULTI_JOIN);

  private JoinOptions() {}

  /** {@link #LOOKUP_OUTPUT_MODE}. */
  public enum OutputMode {
    ORDERED,
    ALLOW_UNORDERED
  }
}

package io.millrace.engine.translate;

import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import java.time.Duration;
import java.util.List;

/** Options of tables in which rows are looked up, whatever their connector. */
public final class LookupOptions {
  /** What is remembered. */
  public enum Cache {
    NONE,
    PARTIAL,
    FULL
  }

  static final Option<Cache> CACHE =
      Option.of(
          "lookup.cache",
          OptionType.oneOf(Cache.class),
          "What is remembered: NONE; PARTIAL: answers; FULL: the whole table, the only way for"
              + " connectors that are read whole, such as filesystem.");
  static final Option<Duration> RELOAD =
      Option.of(
          "lookup.full-cache.periodic-reload.interval",
          OptionType.DURATION,
          "How often a table in memory is read again; unset: never.");
  static final Option<Long> MAX_ROWS =
      Option.of(
          "lookup.partial-cache.max-rows",
          OptionType.LONG,
          10_000L,
          "Most rows that a PARTIAL cache keeps.");
  static final Option<Duration> EXPIRE =
      Option.of(
          "lookup.partial-cache.expire-after-write",
          OptionType.DURATION,
          "After which an answer is asked for again; unset: never.");
  static final Option<Boolean> MISSING =
      Option.of(
          "lookup.partial-cache.cache-missing-key",
          OptionType.BOOLEAN,
          true,
          "Whether it is remembered that a key has no rows.");

  /** All of them. */
  public static final List<Option<?>> ALL = List.of(CACHE, RELOAD, MAX_ROWS, EXPIRE, MISSING);

  private LookupOptions() {}
}

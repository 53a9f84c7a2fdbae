package io.millrace.testkit.simulation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Input for scenarios, as lines of JSON. */
final class Events {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
  private static final long START_MILLIS = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
  private static final int KEYS = 7;

  /** How far a row may be behind the latest before it; the watermarks of the tables allow it. */
  private static final int JITTER_MILLIS = 3_000;

  /** Of so many events in a row no two have the same time. */
  private static final int DISTINCT = 256;

  private Events() {}

  /**
   * Events {@code id, k, v, ts} in several files; times ascend from file to file but for a jitter
   * that the watermark allows, so none is late. Each tenth {@code v} is NULL.
   */
  static Map<String, Function<Random, List<String>>> inTime(int files, int rowsPerFile) {
    Map<String, Function<Random, List<String>>> inputs = new LinkedHashMap<>();
    for (int f = 0; f < files; f++) {
      int first = f * rowsPerFile;
      inputs.put(
          "in/events/" + f + ".json", random -> rows(random, first, rowsPerFile, JITTER_MILLIS));
    }
    return inputs;
  }

  /** One file in which some rows are late. */
  static Map<String, Function<Random, List<String>>> late(int rows) {
    return Map.of("in/events/0.json", random -> rows(random, 0, rows, 6 * JITTER_MILLIS));
  }

  private static List<String> rows(Random random, int first, int count, int jitterMillis) {
    List<String> lines = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      long drawn = START_MILLIS + i * 700L + jitterMillis - random.nextInt(jitterMillis);
      String ts = text((drawn & -DISTINCT) + i % DISTINCT);
      String v = random.nextInt(10) == 0 ? "null" : String.valueOf(random.nextInt(25) - 5);
      lines.add(
          "{\"id\": %d, \"k\": \"k%d\", \"v\": %s, \"ts\": \"%s\"}"
              .formatted(i, random.nextInt(KEYS), v, ts));
    }
    return lines;
  }

  private static String text(long millis) {
    return LocalDateTime.ofEpochSecond(millis / 1000, 0, ZoneOffset.UTC)
        .plusNanos(millis % 1000 * 1_000_000)
        .format(FORMAT);
  }

  /** Versions {@code k, rate, ts} of a table by {@code k}, in debezium-json; times ascend. */
  static List<String> versions(Random random, int count) {
    Map<Integer, String> live = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int k = random.nextInt(KEYS);
      String ts = text(START_MILLIS + i * 2_000L + random.nextInt(2_000));
      String after =
          "{\"k\": \"k%d\", \"rate\": %d, \"ts\": \"%s\"}".formatted(k, random.nextInt(90), ts);
      String before = live.put(k, after);
      lines.add(
          "{\"before\": %s, \"after\": %s, \"op\": \"%s\"}"
              .formatted(before, after, before == null ? "c" : "u"));
    }
    return lines;
  }

  /** Users {@code k, name} for some of the keys of events, and one that has no events. */
  static List<String> users(Random random) {
    List<String> lines = new ArrayList<>();
    for (int k = 0; k <= KEYS; k++) {
      for (int n = random.nextInt(3); n > 0; n--) {
        lines.add("{\"k\": \"k%d\", \"name\": \"user %d of %d\"}".formatted(k, n, k));
      }
    }
    return lines;
  }

  /** Changes of a table {@code id, k, v} in debezium-json: inserts, updates, deletes. */
  static List<String> changes(Random random, int count) {
    Map<Integer, String> live = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = random.nextInt(30);
      String before = live.get(id);
      if (before != null && random.nextInt(3) == 0) {
        lines.add("{\"before\": %s, \"after\": null, \"op\": \"d\"}".formatted(before));
        live.remove(id);
        continue;
      }
      String after =
          "{\"id\": %d, \"k\": \"k%d\", \"v\": %d}"
              .formatted(id, random.nextInt(KEYS), random.nextInt(20));
      lines.add(
          "{\"before\": %s, \"after\": %s, \"op\": \"%s\"}"
              .formatted(before, after, before == null ? "c" : "u"));
      live.put(id, after);
    }
    return lines;
  }
}

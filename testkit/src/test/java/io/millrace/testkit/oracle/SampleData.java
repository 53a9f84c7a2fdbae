package io.millrace.testkit.oracle;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Rows of two tables, drawn from a seed, with NULLs in each column but {@code id} and {@code ts}:
 *
 * <ul>
 *   <li>{@code t (id BIGINT, k STRING, n INT, b BIGINT, d DECIMAL(10, 2), f DOUBLE, flag BOOLEAN,
 *       ts TIMESTAMP(3))}; {@code id} and {@code ts} are unique and ascend together;
 *   <li>{@code u (k STRING, m INT, name STRING)}; several rows a key, or none.
 * </ul>
 *
 * Doubles are multiples of a quarter, so that sums do not depend on their order.
 */
final class SampleData {
  private static final LocalDateTime START = LocalDateTime.of(2024, 2, 28, 22, 0);
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
  private static final String[] KEYS = {"a", "b", "c", "Dd", "e f", "", "über"};
  private static final String[] NAMES = {"Ann", "bob", "Zoë", "x_1", "50%"};

  private final Random random;
  private LocalDateTime time = START;

  private SampleData(Random random) {
    this.random = random;
  }

  /** Rows of {@code t} as literals in the order of its columns, {@code null} for NULL. */
  static List<List<String>> t(long seed, int rows) {
    SampleData data = new SampleData(new Random(seed));
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      all.add(data.row(i));
    }
    return all;
  }

  private List<String> row(int id) {
    time = time.plusNanos((1 + random.nextInt(600_000)) * 1_000_000L);
    List<String> row = new ArrayList<>();
    row.add(String.valueOf(id));
    row.add(orNull(text(KEYS[random.nextInt(KEYS.length)])));
    row.add(orNull(String.valueOf(random.nextInt(21) - 10)));
    row.add(orNull(String.valueOf((random.nextInt(2_000_001) - 1_000_000) * 1_000_003L)));
    row.add(orNull((random.nextInt(20_001) - 10_000) / 100 + "." + (10 + random.nextInt(90))));
    row.add(orNull(String.valueOf((random.nextInt(81) - 40) / 4.0)));
    row.add(orNull(String.valueOf(random.nextBoolean())));
    row.add(text(time.format(FORMAT)));
    return row;
  }

  /** Rows of {@code u}. */
  static List<List<String>> u(long seed, int rows) {
    SampleData data = new SampleData(new Random(seed));
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      all.add(
          List.of(
              data.orNull(text(KEYS[data.random.nextInt(KEYS.length)])),
              data.orNull(String.valueOf(data.random.nextInt(7))),
              data.orNull(text(NAMES[data.random.nextInt(NAMES.length)]))));
    }
    return all;
  }

  private static String text(String text) {
    return "\"" + text + "\"";
  }

  private String orNull(String literal) {
    return random.nextInt(8) == 0 ? "null" : literal;
  }
}

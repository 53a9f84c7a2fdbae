package io.millrace.data.option;

import java.util.Locale;
import java.util.Map;

/** An amount of memory in bytes, spelled as Flink does: {@code 64 mb}, {@code 1g}, {@code 512}. */
public record MemorySize(long bytes) {
  private static final Map<String, Integer> SHIFTS =
      Map.ofEntries(
          Map.entry("", 0),
          Map.entry("b", 0),
          Map.entry("bytes", 0),
          Map.entry("k", 10),
          Map.entry("kb", 10),
          Map.entry("kibibytes", 10),
          Map.entry("m", 20),
          Map.entry("mb", 20),
          Map.entry("mebibytes", 20),
          Map.entry("g", 30),
          Map.entry("gb", 30),
          Map.entry("gibibytes", 30),
          Map.entry("t", 40),
          Map.entry("tb", 40),
          Map.entry("tebibytes", 40));

  /** Throws IllegalArgumentException if {@code text} is no size. */
  public static MemorySize parse(String text) {
    Quantity quantity = Quantity.parse(text);
    Integer shift = SHIFTS.get(quantity.unit().toLowerCase(Locale.ROOT));
    if (shift == null || quantity.amount() > Long.MAX_VALUE >> shift) {
      throw new IllegalArgumentException(text);
    }
    return new MemorySize(quantity.amount() << shift);
  }

  /** The shortest exact spelling. */
  @Override
  public String toString() {
    int shift = bytes == 0 ? 0 : Math.min(40, Long.numberOfTrailingZeros(bytes) / 10 * 10);
    return (bytes >> shift) + new String[] {" bytes", " kb", " mb", " gb", " tb"}[shift / 10];
  }
}

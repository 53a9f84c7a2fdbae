package io.millrace.connectors.filesystem.sink;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Names of the files that a job writes: {@code part-<job>-<task>-<epoch>-<number>.<format>}, with a
 * '.' before while they are written.
 *
 * @param job of the writer; its names are those of no other job
 * @param task number of the parallel instance
 * @param suffix of the format, such as {@code .csv}
 */
record PartName(String job, int task, String suffix) {
  private static final String PART = "part-";

  String visible(long epoch, int number) {
    return PART + fit(job) + "-" + task + "-" + epoch + "-" + number + suffix;
  }

  static String hidden(String visible) {
    return "." + visible;
  }

  /** The job's name with {@code %} and two digits for what is no letter, digit, '-', '_' or '.'. */
  private static String fit(String job) {
    StringBuilder out = new StringBuilder();
    for (byte b : job.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b == '-' || b == '_' || b == '.' || Character.isLetterOrDigit(b);
      out.append(plain && b > 0 ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    return out.toString();
  }

  /** Names of files that were being written by any instance of {@code job}. */
  static Pattern leftovers(String job) {
    return Pattern.compile(Pattern.quote("." + PART + fit(job)) + "-\\d+-\\d+-\\d+(\\.[^/]*)?");
  }
}

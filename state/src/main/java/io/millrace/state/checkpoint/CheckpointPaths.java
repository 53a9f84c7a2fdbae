package io.millrace.state.checkpoint;

import java.util.Optional;

/**
 * Every name below the folder of a job.
 *
 * <pre>
 * lock                          held by the process that runs the job
 * attempts/0000000007           one file an attempt, made by exclusive create
 * data/7-3-12.run               run 12 of task 3, written in attempt 7
 * checkpoints/chk-0000000042.json
 * checkpoints/.chk-0000000042-7.tmp   a manifest that attempt 7 has not published
 * origin                        where the first checkpoint was taken over from
 * </pre>
 *
 * @param folder absolute, without a slash at its end
 */
public record CheckpointPaths(String folder) {
  private static final String MANIFEST = "chk-";
  private static final String SUFFIX = ".json";

  public String lock() {
    return folder + "/lock";
  }

  String origin() {
    return folder + "/origin";
  }

  public String attempts() {
    return folder + "/attempts";
  }

  public String attempt(long attempt) {
    return attempts() + "/" + digits(attempt);
  }

  public String data() {
    return folder + "/data";
  }

  public String data(String name) {
    return data() + "/" + name;
  }

  /** A name that is new as long as {@code sequence} is within attempt and task. */
  public static String dataName(long attempt, int task, long sequence) {
    return attempt + "-" + task + "-" + sequence + ".run";
  }

  public String manifests() {
    return folder + "/checkpoints";
  }

  public String manifest(long checkpoint) {
    return manifests() + "/" + MANIFEST + digits(checkpoint) + SUFFIX;
  }

  public String unpublished(long checkpoint, long attempt) {
    return manifests() + "/." + MANIFEST + digits(checkpoint) + "-" + attempt + ".tmp";
  }

  /** The number in the name of a manifest; empty for other names. */
  public static Optional<Long> checkpointOf(String name) {
    return name.startsWith(MANIFEST) && name.endsWith(SUFFIX)
        ? number(name.substring(MANIFEST.length(), name.length() - SUFFIX.length()))
        : Optional.empty();
  }

  /** The number in the name of an attempt. */
  public static Optional<Long> attemptOf(String name) {
    return number(name);
  }

  private static Optional<Long> number(String digits) {
    boolean plain = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain && digits.length() <= 18 ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  private static String digits(long number) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, 10 - digits.length())) + digits;
  }
}

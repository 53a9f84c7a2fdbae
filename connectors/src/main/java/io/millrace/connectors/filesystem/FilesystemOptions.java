package io.millrace.connectors.filesystem;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.MemorySize;
import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import io.millrace.data.option.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The options of the connector, all of Flink's; those that are not built yet are refused. */
final class FilesystemOptions {
  static final Option<String> PATH =
      Option.of("path", OptionType.STRING, "The file or folder; relative to that of the script.");
  static final Option<String> DEFAULT_PARTITION =
      Option.of(
          "partition.default-name",
          OptionType.STRING,
          "__DEFAULT_PARTITION__",
          "What the name of a folder says where a partition column is NULL or empty.");
  static final Option<Duration> MONITOR_INTERVAL =
      Option.of(
          "source.monitor-interval",
          OptionType.DURATION,
          "How often to look for new files and rows; unset, what is there is read and that is it.");
  static final Option<Pattern> PATH_PATTERN =
      Option.of(
          "source.path.regex-pattern",
          new OptionType<>(
              "a regular expression", FilesystemOptions::readPattern, Pattern::pattern),
          "Read only the files whose absolute path matches.");
  static final Option<MemorySize> ROLL_SIZE =
      Option.of(
          "sink.rolling-policy.file-size",
          OptionType.MEMORY,
          new MemorySize(128L << 20),
          "The size at which another file is begun.");
  static final Option<Duration> ROLL_INTERVAL =
      Option.of(
          "sink.rolling-policy.rollover-interval",
          OptionType.DURATION,
          Duration.ofMinutes(30),
          "The time after which another file is begun; each checkpoint begins one, too.");
  static final Option<Integer> SINK_PARALLELISM =
      Option.of("sink.parallelism", OptionType.INT, 0, "Number of parallel instances of the sink.");

  /** Say nothing that changes results here. */
  private static final List<Option<?>> WITHOUT_EFFECT =
      List.of(
          text("source.report-statistics"),
          text("sink.rolling-policy.inactivity-interval"),
          text("sink.rolling-policy.check-interval"),
          text("sink.shuffle-by-partition.enable"),
          text("partition.time-extractor.kind"),
          text("partition.time-extractor.class"),
          text("partition.time-extractor.timestamp-formatter"),
          text("partition.time-extractor.timestamp-pattern"),
          text("sink.partition-commit.trigger"),
          text("sink.partition-commit.delay"),
          text("sink.partition-commit.watermark-time-zone"),
          text("sink.partition-commit.policy.class"),
          text("sink.partition-commit.policy.class.parameters"),
          text("sink.partition-commit.success-file.name"),
          text("compaction.file-size"),
          text("compaction.parallelism"));

  private static final Option<String> COMMIT_POLICY = text("sink.partition-commit.policy.kind");
  private static final Option<Boolean> COMPACTION =
      Option.of("auto-compaction", OptionType.BOOLEAN, false, "Merge small files after a commit.");

  private FilesystemOptions() {}

  private static Option<String> text(String key) {
    return Option.of(key, OptionType.STRING, "As in Flink; without effect here.");
  }

  private static Pattern readPattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static List<Option<?>> all() {
    List<Option<?>> all = new ArrayList<>();
    all.addAll(
        List.of(
            PATH,
            DEFAULT_PARTITION,
            MONITOR_INTERVAL,
            PATH_PATTERN,
            ROLL_SIZE,
            ROLL_INTERVAL,
            SINK_PARALLELISM,
            COMMIT_POLICY,
            COMPACTION));
    all.addAll(WITHOUT_EFFECT);
    return all;
  }

  static void requireSupported(Options options) {
    if (options.has(COMMIT_POLICY)) {
      throw MillraceException.notSupported("option '" + COMMIT_POLICY.key() + "'");
    }
    if (options.get(COMPACTION)) {
      throw MillraceException.notSupported("option '" + COMPACTION.key() + "'");
    }
  }
}

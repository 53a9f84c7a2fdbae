package io.millrace.shell;

import io.millrace.data.platform.Clock;
import io.millrace.engine.session.JobHandle;
import io.millrace.engine.session.JobProgress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One line that says how a running job does; rewritten in place, and only if a person watches. */
final class ProgressLine {
  private static final long PERIOD_NANOS = 1_000_000_000L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private final Terminal terminal;
  private final Clock clock;
  private String jobId;
  private long sinceNanos;
  private JobProgress last;
  private int shown;

  ProgressLine(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Looks at the job and, once a second, shows its rates since the last look. */
  void show(JobHandle job) {
    if (!terminal.interactive()) {
      return;
    }
    long now = clock.nanoTime();
    if (!job.id().equals(jobId)) {
      jobId = job.id();
      sinceNanos = now;
      last = job.progress();
      return;
    }
    if (now - sinceNanos < PERIOD_NANOS) {
      return;
    }
    JobProgress progress = job.progress();
    double seconds = (now - sinceNanos) / 1e9;
    write(job.name() + ": " + text(progress, last, seconds, clock.currentTimeMillis()));
    sinceNanos = now;
    last = progress;
  }

  static String text(JobProgress now, JobProgress before, double seconds, long nowMillis) {
    StringBuilder text = new StringBuilder();
    text.append(rate((now.rowsIn() - before.rowsIn()) / seconds)).append(" rows/s in, ");
    text.append(rate((now.rowsOut() - before.rowsOut()) / seconds)).append(" rows/s out");
    if (now.watermark() > Long.MIN_VALUE && now.watermark() < Long.MAX_VALUE) {
      text.append(", watermark ").append(TIME.format(Instant.ofEpochMilli(now.watermark())));
    }
    if (now.lastCheckpoint() > 0) {
      long age = Math.max(0, (nowMillis - now.lastCheckpointMillis()) / 1000);
      text.append(", checkpoint ").append(now.lastCheckpoint());
      text.append(" ").append(age).append(" s ago");
    }
    if (now.restarts() > 0) {
      text.append(", ").append(now.restarts()).append(" restarts");
    }
    return text.toString();
  }

  private static String rate(double perSecond) {
    if (perSecond >= 1e6) {
      return String.format(Locale.ROOT, "%.2f M", perSecond / 1e6);
    }
    return perSecond >= 1e4
        ? String.format(Locale.ROOT, "%.1f k", perSecond / 1e3)
        : String.format(Locale.ROOT, "%.0f", perSecond);
  }

  private void write(String text) {
    String line =
        terminal.columns() > 0 && text.length() >= terminal.columns()
            ? text.substring(0, terminal.columns() - 1)
            : text;
    terminal.err().print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
    terminal.err().flush();
    shown = line.length();
  }

  /** Takes the line away. */
  void clear() {
    if (shown > 0) {
      terminal.err().print("\r" + " ".repeat(shown) + "\r");
      terminal.err().flush();
      shown = 0;
    }
  }
}

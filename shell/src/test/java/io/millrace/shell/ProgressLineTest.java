package io.millrace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.session.JobProgress;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final JobProgress BEFORE =
      new JobProgress(1_000, 10, 0, 0, Long.MIN_VALUE, 0, 0, 0);

  @Test
  void ratesAreThoseSinceTheLastLook() {
    JobProgress now = new JobProgress(2_500, 16, 0, 0, Long.MIN_VALUE, 0, 0, 0);
    assertEquals("750 rows/s in, 3 rows/s out", ProgressLine.text(now, BEFORE, 2.0, 0));
  }

  @Test
  void largeRatesAreShort() {
    JobProgress now = new JobProgress(3_501_000, 24_510, 0, 0, Long.MIN_VALUE, 0, 0, 0);
    assertEquals("3.50 M rows/s in, 24.5 k rows/s out", ProgressLine.text(now, BEFORE, 1.0, 0));
  }

  @Test
  void watermarkCheckpointAndRestartsAreShownOnceThereAreAny() {
    JobProgress now = new JobProgress(1_000, 10, 0, 0, 86_400_000L, 7, 50_000, 2);
    assertEquals(
        "0 rows/s in, 0 rows/s out, watermark 1970-01-02 00:00:00, checkpoint 7 3 s ago, 2 restarts",
        ProgressLine.text(now, BEFORE, 1.0, 53_900));
  }

  @Test
  void theEndOfTimeIsNoWatermark() {
    JobProgress now = new JobProgress(1_000, 10, 0, 0, Long.MAX_VALUE, 0, 0, 0);
    assertEquals("0 rows/s in, 0 rows/s out", ProgressLine.text(now, BEFORE, 1.0, 0));
  }
}

package io.millrace.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.MillraceException;
import org.junit.jupiter.api.Test;

class RunningJobTest {

  /** It is no mistake of Millrace's, and there is something to be done about it. */
  @Test
  void aJobThatRanOutOfMemorySaysWhatHelps() {
    MillraceException told =
        RunningJob.failure(new IllegalStateException(new OutOfMemoryError("Java heap space")));
    assertEquals("the job ran out of memory (Java heap space)", told.getMessage());
    assertTrue(told.hint().orElseThrow().contains("-Xmx"));
  }

  @Test
  void anythingElseIsAMistake() {
    MillraceException told = RunningJob.failure(new IllegalStateException("x"));
    assertTrue(told.getMessage().startsWith("internal error: "), told.getMessage());
  }
}

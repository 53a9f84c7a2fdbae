package io.millrace.executor.exchange;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;

/**
 * Combines the watermarks of several channels: the least over those that count. One that is idle or
 * has ended does not; one that comes back from idleness counts again once it has caught up. When
 * all are idle the greatest counts. The result never goes back.
 */
final class WatermarkGate {
  private final long[] watermarks;
  private final boolean[] idle;
  private final boolean[] ended;
  private final boolean[] lagging;
  private long combined = Long.MIN_VALUE;

  WatermarkGate(int channels) {
    watermarks = new long[channels];
    java.util.Arrays.fill(watermarks, Long.MIN_VALUE);
    idle = new boolean[channels];
    ended = new boolean[channels];
    lagging = new boolean[channels];
  }

  long combined() {
    return combined;
  }

  void watermark(int channel, long millis) {
    idle[channel] = false;
    watermarks[channel] = Math.max(watermarks[channel], millis);
    lagging[channel] &= watermarks[channel] < combined;
  }

  void idle(int channel) {
    idle[channel] = true;
  }

  void active(int channel) {
    if (idle[channel]) {
      idle[channel] = false;
      lagging[channel] = watermarks[channel] < combined;
    }
  }

  void end(int channel) {
    ended[channel] = true;
  }

  /** Whether no channel that has not ended is active; false if all have ended. */
  boolean allIdle() {
    boolean any = false;
    for (int i = 0; i < idle.length; i++) {
      if (!ended[i] && !idle[i]) {
        return false;
      }
      any |= !ended[i];
    }
    return any;
  }

  /** Whether the combined watermark advanced by what was told since the last call. */
  boolean advance() {
    long next = allIdle() ? greatest() : leastWithout(-1);
    if (next == Long.MAX_VALUE || next <= combined) {
      return false;
    }
    combined = next;
    return true;
  }

  private long greatest() {
    long most = Long.MIN_VALUE;
    for (int i = 0; i < idle.length; i++) {
      most = ended[i] ? most : Math.max(most, watermarks[i]);
    }
    return most;
  }

  /** The least of the channels that count, but for one; MAX if there is none. */
  private long leastWithout(int channel) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < watermarks.length; i++) {
      if (i != channel && !idle[i] && !ended[i] && !lagging[i]) {
        least = Math.min(least, watermarks[i]);
      }
    }
    return least;
  }

  /** The batch with the combined watermark that stood before each of its rows. */
  Batch combine(int channel, Batch batch) {
    if (watermarks.length == 1 || batch.watermarks() == null) {
      return batch;
    }
    WatermarkRuns runs = batch.watermarks();
    long others = leastWithout(channel);
    long[] values = new long[runs.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(combined, Math.min(others, runs.values()[i]));
    }
    return batch.withWatermarks(new WatermarkRuns(runs.ends(), values));
  }
}

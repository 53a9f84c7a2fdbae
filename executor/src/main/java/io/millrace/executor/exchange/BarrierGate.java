package io.millrace.executor.exchange;

import io.millrace.executor.element.StreamElement.Barrier;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Tells when the barrier of a checkpoint has come from all channels. With alignment a channel that
 * delivered it is held until then; without, rows behind it may pass before it.
 */
final class BarrierGate {
  private record Count(Barrier barrier, int[] missing) {}

  private final boolean aligned;
  private final boolean[] held;

  /** Checkpoints whose barrier has come from some channels, ascending; at most one if aligned. */
  private final ArrayDeque<Count> open = new ArrayDeque<>();

  BarrierGate(int channels, boolean aligned) {
    this.aligned = aligned;
    held = new boolean[channels];
  }

  boolean isHeld(int channel) {
    return held[channel];
  }

  /** A barrier came. True if it was the last one of its checkpoint: it passes now. */
  boolean arrive(int channel, Barrier barrier) {
    Count count = find(barrier);
    if (--count.missing[0] > 0) {
      held[channel] = aligned;
      return false;
    }
    if (open.peek() != count) {
      throw new IllegalStateException(
          "barrier " + barrier + " is complete before the earlier " + open.peek().barrier);
    }
    open.poll();
    Arrays.fill(held, false);
    return true;
  }

  private Count find(Barrier barrier) {
    for (Count count : open) {
      if (count.barrier.checkpoint() == barrier.checkpoint()) {
        return count;
      }
    }
    if (aligned && !open.isEmpty()) {
      throw new IllegalStateException("barrier " + barrier + " came during " + open.peek().barrier);
    }
    Count count = new Count(barrier, new int[] {held.length});
    open.add(count);
    return count;
  }
}

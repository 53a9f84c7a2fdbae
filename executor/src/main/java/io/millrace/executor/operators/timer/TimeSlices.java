package io.millrace.executor.operators.timer;

/**
 * Names for slices of time, under which state is kept that is dropped slice by slice. Slices of
 * times near the present have a given width; the farther away, the wider they are. So there are few
 * of them, some dozens, even where one input is months ahead of another one, and a slice is wide
 * only by a fraction of how long it has to wait anyway.
 */
public final class TimeSlices {
  private static final int LEVEL_BITS = 6;
  private static final int LEVEL_MASK = (1 << LEVEL_BITS) - 1;

  /** How many slices lead to a distance, or a few more. */
  private static final int SLICES_A_DISTANCE = 16;

  private static final long FARTHEST = 1L << 55;
  private static final long WIDEST = 1L << 40;

  private final long widthMillis;

  /**
   * @param widthMillis of slices near the present
   */
  public TimeSlices(long widthMillis) {
    this.widthMillis = Math.max(1, Math.min(WIDEST, widthMillis));
  }

  /** The slice of a time, as it is seen from the present. */
  public long of(long time, long present) {
    long at = clamp(time);
    long distance = Math.abs(at - clamp(present)) / SLICES_A_DISTANCE;
    int level = 0;
    while (widthMillis << level < distance) {
      level++;
    }
    return Math.floorDiv(at, widthMillis << level) << LEVEL_BITS | level;
  }

  private static long clamp(long time) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, time));
  }

  /** The first moment of a slice. */
  public long first(long slice) {
    long first = begin(slice);
    return first <= -FARTHEST ? Long.MIN_VALUE : first;
  }

  /** The last moment of a slice. */
  public long last(long slice) {
    long last = begin(slice) + width(slice) - 1;
    return last >= FARTHEST ? Long.MAX_VALUE : last;
  }

  private long begin(long slice) {
    return (slice >> LEVEL_BITS) * width(slice);
  }

  private long width(long slice) {
    return widthMillis << (slice & LEVEL_MASK);
  }
}

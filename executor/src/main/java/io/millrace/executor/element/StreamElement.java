package io.millrace.executor.element;

import io.millrace.data.batch.Batch;

/**
 * An element of a stream. Immutable. Order within a channel or an inbox is the order of sending.
 */
public sealed interface StreamElement {

  /** Rows; never empty. */
  record Data(Batch batch) implements StreamElement {}

  /** No row that follows is meant to be older than {@code millis} since the epoch. Ascending. */
  record Watermark(long millis) implements StreamElement {}

  /**
   * Separates what belongs to a checkpoint from what does not.
   *
   * @param checkpoint number of the checkpoint, ascending
   * @param timestampMillis wall-clock time of the trigger
   */
  record Barrier(long checkpoint, long timestampMillis) implements StreamElement {}

  /** No data, watermark or idleness follows; barriers still do. */
  record End() implements StreamElement {}

  /**
   * No data for a while: consumers leave this input out of their watermark until {@link Active}.
   */
  record Idle() implements StreamElement {}

  /** Takes {@link Idle} back. */
  record Active() implements StreamElement {}

  /** The one end. */
  End END = new End();

  /** The one idle. */
  Idle IDLE = new Idle();

  /** The one active. */
  Active ACTIVE = new Active();
}

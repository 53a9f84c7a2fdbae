package io.millrace.executor.task;

import io.millrace.data.batch.Batch;
import io.millrace.executor.element.StreamElement;
import io.millrace.executor.operator.Output;

/** What an operator emits goes to the next receiver; keeps watermarks ascending. */
final class StageOutput implements Output {
  private final Receiver next;
  private long watermark = Long.MIN_VALUE;
  private boolean idle;

  StageOutput(Receiver next) {
    this.next = next;
  }

  @Override
  public boolean hasRoom() {
    return next.hasRoom();
  }

  @Override
  public void emit(Batch batch) {
    if (batch.rows() > 0) {
      activate();
      next.accept(new StreamElement.Data(batch));
    }
  }

  @Override
  public void emitWatermark(long millis) {
    if (millis > watermark) {
      activate();
      watermark = millis;
      next.accept(new StreamElement.Watermark(millis));
    }
  }

  @Override
  public void emitIdle() {
    if (!idle) {
      idle = true;
      next.accept(StreamElement.IDLE);
    }
  }

  /** Takes idleness back, if it was announced. */
  void activate() {
    if (idle) {
      idle = false;
      next.accept(StreamElement.ACTIVE);
    }
  }

  /** Hands on what is neither data nor about time. */
  void forward(StreamElement element) {
    next.accept(element);
  }
}

package io.millrace.executor.operator;

import io.millrace.data.batch.Batch;

/** Where an operator's rows go: the next operator of its chain, or the channels of its task. */
public interface Output {
  /** Whether one more batch is taken now. */
  boolean hasRoom();

  /** Sends a batch on; batches without rows are dropped. The batch is given away. */
  void emit(Batch batch);

  /** Sends a watermark on; ignored unless it is above the last one sent. */
  void emitWatermark(long watermark);

  /** Says that no rows may come for a while: consumers leave this input out of their watermark. */
  void emitIdle();
}

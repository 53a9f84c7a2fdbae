package io.millrace.executor.operator;

import io.millrace.data.batch.Batch;
import io.millrace.state.table.Readiness;

/**
 * A step of a streaming computation. One thread at a time calls it, never two at once.
 *
 * <p><b>Order of calls.</b> {@link #open} first, in which it declares its state; cells are restored
 * then, tables after it returned. Then, for each element of its input, in order:
 *
 * <ul>
 *   <li>a batch: {@link #prepare} until it answers READY, then {@link #process};
 *   <li>a watermark (the least over the inputs, ascending): {@link #advanceWatermark};
 *   <li>word that no rows come for a while: {@link #goIdle}, then the task forwards it;
 *   <li>the end of an input: {@link #endInput}; after the last one the task forwards End;
 *   <li>a barrier: {@link #beforeBarrier}, then the state is frozen and the barrier forwarded.
 * </ul>
 *
 * Between elements, when the clock has reached {@link #nextTime()}: {@link #advanceTime}.
 *
 * <p><b>Output and budget.</b> A call that returns {@link Progress#MORE} could not finish because
 * {@link Output#hasRoom()} became false, or because it used up its budget; it is <em>repeated
 * unchanged</em> until it returns DONE, and nothing else is called in between. An operator that may
 * emit more than one batch a call checks {@code hasRoom()} before each further one. There is always
 * room for one batch when a call begins.
 *
 * <p><b>State.</b> {@code prepare} loads the keys of the batch; {@code process} then touches memory
 * only. Other calls that need rows of state answer {@link Progress#PENDING} until these are in
 * memory. What an operator holds outside its declared state at a barrier is lost in a crash, so it
 * holds nothing there that {@link #beforeBarrier} does not emit.
 *
 * <p><b>Batch size never shows</b>: the rows that come out are those of one row a call.
 */
public interface Operator extends AutoCloseable {

  void open(OperatorContext context);

  /** Sees to it that the state rows {@code process} will touch are in memory. */
  default Readiness prepare(int input, Batch batch) {
    return Readiness.READY;
  }

  Progress process(int input, Batch batch, Output out);

  /**
   * The watermark advanced. The task forwards it after DONE; an operator that holds it back
   * overrides {@link #forwardsWatermarks}.
   */
  default Progress advanceWatermark(long watermark, Output out) {
    return Progress.DONE;
  }

  /**
   * Processing time, in milliseconds since the epoch, at which it wants to be called; MAX: never.
   */
  default long nextTime() {
    return Long.MAX_VALUE;
  }

  /** The clock reached {@link #nextTime()}. */
  default Progress advanceTime(long nowMillis, Output out) {
    return Progress.DONE;
  }

  /** Input {@code input} has ended. */
  default Progress endInput(int input, Output out) {
    return Progress.DONE;
  }

  /** The input has no rows for a while; DONE when nothing is held that must come out before. */
  default Progress goIdle(Output out) {
    return Progress.DONE;
  }

  /** Emits what is buffered outside of state. */
  default Progress beforeBarrier(Output out) {
    return Progress.DONE;
  }

  /** False if it emits watermarks of its own, through {@link Output#emitWatermark}. */
  default boolean forwardsWatermarks() {
    return true;
  }

  @Override
  default void close() {}
}

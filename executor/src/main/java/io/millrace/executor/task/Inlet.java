package io.millrace.executor.task;

import io.millrace.executor.element.StreamElement;
import io.millrace.executor.spi.SourceReader;

/**
 * Where the elements of a task come from: its channels or a source. Used by the task's thread; it
 * wakes the task when there may be something new.
 */
public interface Inlet {

  /**
   * The next element for the first stage, or null if there is none now. Watermarks are combined and
   * ascending, barriers aligned; End comes once an input. Throws what made reading fail.
   */
  StreamElement poll(long nowNanos);

  /** To which input of the first operator the element last polled belongs. */
  int input();

  /** Number of inputs; End comes as many times. */
  int inputs();

  /** When to poll again unless woken before; {@link Long#MAX_VALUE}: never. */
  long wakeAtNanos();

  /** Where reading continues after what was polled; null if it is no source. */
  SourceReader.Position position();

  /** Begins to close, or goes on with it. True once all is closed and no thread is in it. */
  boolean close();
}

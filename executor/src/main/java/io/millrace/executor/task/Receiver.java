package io.millrace.executor.task;

import io.millrace.executor.element.StreamElement;

/** Takes the elements of a stream, in order. Used by the task's thread. */
public interface Receiver {

  /** Whether one more batch is taken now; other elements are always taken. */
  boolean hasRoom();

  void accept(StreamElement element);
}

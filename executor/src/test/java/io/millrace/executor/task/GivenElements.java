package io.millrace.executor.task;

import io.millrace.executor.element.StreamElement;
import io.millrace.executor.spi.SourceReader;
import java.util.ArrayDeque;
import java.util.List;

/** An inlet of one input that gives what it was given, and may fail to close. */
final class GivenElements implements Inlet {
  private final ArrayDeque<StreamElement> elements;
  private final Error whenClosed;

  /**
   * @param whenClosed thrown when it is closed; null: nothing
   */
  GivenElements(List<StreamElement> elements, Error whenClosed) {
    this.elements = new ArrayDeque<>(elements);
    this.whenClosed = whenClosed;
  }

  @Override
  public StreamElement poll(long nowNanos) {
    return elements.poll();
  }

  @Override
  public int input() {
    return 0;
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public long wakeAtNanos() {
    return Long.MAX_VALUE;
  }

  @Override
  public SourceReader.Position position() {
    return null;
  }

  @Override
  public boolean close() {
    if (whenClosed != null) {
      throw whenClosed;
    }
    return true;
  }
}

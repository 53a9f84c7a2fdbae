package io.millrace.state.table;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import java.util.List;

/**
 * A small piece of state that belongs to no key: positions, watermarks, counters. At most a few
 * kilobytes; it is written whole, inside the manifest, at every checkpoint. Called on the task's
 * thread.
 */
public interface StateCell {
  /** Appends the present value; called when the state is frozen. */
  void save(SliceWriter out);

  /**
   * Takes over what was saved, before the first element. Not called when there is nothing.
   *
   * @param saved one value of each task that had this cell, in order of its task number. With
   *     unchanged parallelism a task usually takes the value at its own number; otherwise each
   *     value belongs to every task, which picks its share
   */
  void restore(List<Slice> saved);
}

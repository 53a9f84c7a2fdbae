package io.millrace.executor.operators.window;

import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.kernel.ElementSet;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.Readiness;
import java.util.Arrays;

/** Deletes the multisets of groups whose window has fired, some elements a call. */
final class ElementSweep {
  private static final int DELETES_A_CALL = 8192;

  private final ElementSet[] sets;
  private final KeyBatch keys;
  private int set;
  private int next;
  private boolean loaded;

  ElementSweep(ElementSet[] sets, int keyGroups) {
    this.sets = sets;
    this.keys = new KeyBatch(keyGroups);
    this.set = sets.length;
  }

  /** Whether there are multisets at all. */
  boolean isNeeded() {
    return sets.length > 0;
  }

  /** The groups whose multisets are to go; the sweep before must be done. */
  void begin(long window, KeyBatch groups) {
    long[] windows = new long[groups.size()];
    Arrays.fill(windows, window);
    WindowKeys.join(windows, groups, keys);
    set = 0;
    next = 0;
    loaded = false;
  }

  /** Goes on; DONE when nothing is left. */
  Progress run() {
    int deletes = 0;
    while (set < sets.length) {
      ElementTable table = sets[set].table();
      if (!loaded && table.load(keys) == Readiness.PENDING) {
        return Progress.PENDING;
      }
      loaded = true;
      while (next < keys.size()) {
        long element = table.first(keys, next);
        if (element < 0) {
          next++;
        } else if (deletes++ == DELETES_A_CALL) {
          return Progress.MORE;
        } else {
          table.delete(element);
        }
      }
      set++;
      next = 0;
      loaded = false;
    }
    return Progress.DONE;
  }
}

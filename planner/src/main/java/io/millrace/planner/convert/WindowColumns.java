package io.millrace.planner.convert;

import io.millrace.planner.plan.PlanNode.WindowProperty;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Which columns of a relation tell the window a row is in. All rows of a window come before the
 * watermark (or the clock) has passed its end.
 *
 * @param columns by position
 * @param eventTime whether windows end with the watermark, else with the clock
 * @param local whether windows are those of the session's time zone
 */
record WindowColumns(Map<Integer, WindowProperty> columns, boolean eventTime, boolean local) {
  static final WindowColumns NONE = new WindowColumns(Map.of(), false, false);

  WindowColumns {
    columns = Map.copyOf(columns);
  }

  WindowProperty of(int column) {
    return columns.get(column);
  }

  /** The first of some columns that is a property of the window. */
  Optional<Integer> find(WindowProperty property, Collection<Integer> among) {
    return among.stream().filter(column -> columns.get(column) == property).findFirst();
  }

  /** Whether some columns name both bounds of the window. */
  boolean bounds(Collection<Integer> among) {
    return find(WindowProperty.WINDOW_START, among).isPresent()
        && find(WindowProperty.WINDOW_END, among).isPresent();
  }

  /**
   * The same windows, in another order of columns.
   *
   * @param source of each of the new columns the old one; -1: it is computed
   */
  WindowColumns moved(int count, IntUnaryOperator source) {
    Map<Integer, WindowProperty> moved = new HashMap<>();
    for (int i = 0; i < count; i++) {
      WindowProperty property = columns.get(source.applyAsInt(i));
      if (property != null) {
        moved.put(i, property);
      }
    }
    return new WindowColumns(moved, eventTime, local);
  }

  /** The columns that a window function adds behind others. */
  static WindowColumns added(int behind, boolean eventTime, boolean local) {
    List<WindowProperty> all = List.of(WindowProperty.values());
    Map<Integer, WindowProperty> columns = new HashMap<>();
    all.forEach(property -> columns.put(behind + property.ordinal(), property));
    return new WindowColumns(columns, eventTime, local);
  }
}

package io.millrace.planner.convert;

import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.ClausePlaces.Clause;
import io.millrace.planner.plan.PlanNode.JoinKind;
import io.millrace.planner.plan.PlanNode.JoinWindow;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import io.millrace.sql.source.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A join on equal window_start and window_end of both sides. */
final class JoinWindows {
  private final Relation left;
  private final Relation right;
  private final int endPair;

  private JoinWindows(Relation left, Relation right, int endPair) {
    this.left = left;
    this.right = right;
    this.endPair = endPair;
  }

  /**
   * Null if the keys do not hold both bounds of windows.
   *
   * @throws PlanException if they do, but windows are of processing time and the job is endless
   */
  static JoinWindows of(
      Relation left,
      Relation right,
      List<Integer> leftKeys,
      List<Integer> rightKeys,
      PlanConverter c) {
    int start = -1;
    int end = -1;
    for (int i = 0; i < leftKeys.size(); i++) {
      WindowProperty property = left.windows().of(leftKeys.get(i));
      if (property != null && property == right.windows().of(rightKeys.get(i))) {
        start = property == WindowProperty.WINDOW_START ? i : start;
        end = property == WindowProperty.WINDOW_END ? i : end;
      }
    }
    boolean eventTime = left.windows().eventTime() && right.windows().eventTime();
    boolean sameZone = left.windows().local() == right.windows().local();
    if (start >= 0 && end >= 0 && !eventTime && c.settings.mode() == Mode.STREAMING) {
      throw refused(c.clauses.of(Clause.JOIN));
    }
    return start >= 0 && end >= 0 && eventTime && sameZone
        ? new JoinWindows(left, right, end)
        : null;
  }

  private static PlanException refused(SourcePosition condition) {
    return PlanException.refused(
        condition,
        "a join by window_start and window_end of windows that are not all of event time: rows of"
            + " both sides would be paired by when each of them happened to arrive",
        "give both sides windows by a column with WATERMARK FOR, or join without window_start and"
            + " window_end in the condition");
  }

  JoinWindow window() {
    return new JoinWindow(endPair, left.windows().local());
  }

  /** What comes out is in windows still, but for the side that may be NULL. */
  Relation relation(int node, JoinKind kind) {
    boolean leftStays = kind != JoinKind.RIGHT && kind != JoinKind.FULL;
    boolean rightStays = kind == JoinKind.INNER || kind == JoinKind.RIGHT;
    boolean leftOnly = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
    int width = left.times().size();
    Map<Integer, WindowProperty> columns = new HashMap<>();
    List<TimeAttribute> times = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      times.add(add(columns, left.windows().of(i), i, leftStays));
    }
    for (int i = 0; !leftOnly && i < right.times().size(); i++) {
      times.add(add(columns, right.windows().of(i), width + i, rightStays));
    }
    WindowColumns windows = new WindowColumns(columns, true, left.windows().local());
    return new Relation(node, times, windows);
  }

  /** Of all times that of the window alone is still behind the watermark. */
  private static TimeAttribute add(
      Map<Integer, WindowProperty> columns, WindowProperty property, int column, boolean stays) {
    if (property == null || !stays) {
      return TimeAttribute.NONE;
    }
    columns.put(column, property);
    return property == WindowProperty.WINDOW_TIME ? TimeAttribute.ROWTIME : TimeAttribute.NONE;
  }
}

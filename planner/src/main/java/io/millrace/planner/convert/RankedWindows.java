package io.millrace.planner.convert;

import io.millrace.data.type.DataType.Field;
import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.plan.PlanNode.SortKey;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import io.millrace.planner.plan.Rank;
import io.millrace.planner.plan.WindowRank;
import io.millrace.planner.plan.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.sql.SqlKind;

/** Top-N and deduplication by window_start and window_end. */
final class RankedWindows {
  private final WindowColumns windows;
  private final List<Integer> partition;
  private final List<SortKey> sort;
  private final boolean byTime;

  /**
   * @param byTime whether rows are ranked by a time attribute
   */
  RankedWindows(
      WindowColumns windows, List<Integer> partition, List<SortKey> sort, boolean byTime) {
    this.windows = windows;
    this.partition = partition;
    this.sort = sort;
    this.byTime = byTime;
  }

  /**
   * Whether a partition is one of windows of event time.
   *
   * @throws io.millrace.planner.error.PlanException if the job is endless and they are of
   *     processing time, or ranked by anything but ROW_NUMBER
   */
  static boolean holds(WindowColumns windows, List<Integer> partition, Mode mode, RexOver over) {
    boolean bounds = windows.bounds(partition);
    if (bounds && !windows.eventTime() && mode == Mode.STREAMING) {
      throw OverCalls.refused(
          over,
          over.getAggOperator().getName()
              + " by window_start and window_end of windows of processing time: which rows compete"
              + " would depend on when each happened to arrive",
          "give the rows windows by a column with WATERMARK FOR, aggregate by the window (MAX, MIN,"
              + " FIRST_VALUE, LAST_VALUE), or leave window_start or window_end out of PARTITION"
              + " BY, which ranks as rows come and revises");
    }
    SqlKind function = over.getAggOperator().getKind();
    if (bounds && mode == Mode.STREAMING && function != SqlKind.ROW_NUMBER) {
      throw OverCalls.refused(
          over,
          over.getAggOperator().getName()
              + " by window_start and window_end: rows that are equal are any number, and their"
              + " ranks would be kept beyond the end of their window",
          "use ROW_NUMBER(), or leave window_start or window_end out of PARTITION BY, which ranks as"
              + " rows come and revises");
    }
    return bounds && windows.eventTime();
  }

  int add(
      PlanBuilder builder, int source, List<Field> schema, Rank.Range range, boolean outputRank) {
    int end = windows.find(WindowProperty.WINDOW_END, partition).orElseThrow();
    List<Integer> keys =
        partition.stream().filter(key -> windows.of(key) != WindowProperty.WINDOW_END).toList();
    boolean last = byTime && range.isFirst() && sort.size() == 1 && sort.get(0).descending();
    WindowSpec window = WindowSpec.attached(end, windows.local());
    return builder.add(
        h -> new WindowRank(h, window, keys, sort, range, outputRank, last),
        List.of(source),
        schema,
        "window Top-N");
  }

  /** The rows are in their windows still; no other time is in step with the watermark. */
  Relation relation(Relation ranked, Project project) {
    WindowColumns moved =
        windows.moved(
            project.getProjects().size(),
            i -> project.getProjects().get(i) instanceof RexInputRef ref ? ref.getIndex() : -1);
    List<TimeAttribute> times = new ArrayList<>();
    for (int i = 0; i < project.getProjects().size(); i++) {
      times.add(
          moved.of(i) == WindowProperty.WINDOW_TIME ? TimeAttribute.ROWTIME : TimeAttribute.NONE);
    }
    return new Relation(ranked.node(), times, moved);
  }
}

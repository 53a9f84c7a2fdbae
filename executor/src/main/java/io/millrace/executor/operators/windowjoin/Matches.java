package io.millrace.executor.operators.windowjoin;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operators.join.JoinKind;
import io.millrace.executor.operators.join.JoinSpec;
import io.millrace.executor.operators.rows.Gather;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of some keys on their way out: pairs that meet the condition, piece by piece, then the
 * rows that come out alone.
 */
final class Matches {
  private static final int PIECE = 1024;

  private final JoinSpec spec;
  private final RowPredicate condition;
  private final ColumnBuilder[][] builders = new ColumnBuilder[2][];
  private final Column[][] columns = new Column[2][];
  private final int[] sizes = new int[2];
  private final boolean[][] matched = {new boolean[PIECE], new boolean[PIECE]};

  /** By left row: the right rows of its key. */
  private int[] from = new int[PIECE];

  private int[] to = new int[PIECE];
  private final int[][] places = {new int[PIECE], new int[PIECE]};
  private final int[] selection = new int[PIECE];
  private boolean built;
  private int left;
  private int right;
  private int side;
  private int alone;

  Matches(JoinSpec spec, RowPredicate condition) {
    this.spec = spec;
    this.condition = condition;
    builders[0] = Gather.builders(spec.left().types(), PIECE);
    builders[1] = Gather.builders(spec.right().types(), PIECE);
  }

  ColumnBuilder[] builders(int input) {
    return builders[input];
  }

  /** Rows of a key were put into the builders: {@code lefts} and {@code rights} of them. */
  void added(int lefts, int rights) {
    int end = sizes[0] + lefts;
    if (from.length < end) {
      from = Arrays.copyOf(from, end * 2);
      to = Arrays.copyOf(to, end * 2);
    }
    Arrays.fill(from, sizes[0], end, sizes[1]);
    Arrays.fill(to, sizes[0], end, sizes[1] + rights);
    sizes[0] = end;
    sizes[1] += rights;
  }

  boolean isFull() {
    return sizes[0] + sizes[1] >= PIECE;
  }

  boolean isEmpty() {
    return sizes[0] + sizes[1] == 0;
  }

  /** The next rows; null if there are no more, and then it is empty. */
  Batch next() {
    build();
    while (left < sizes[0]) {
      Batch pairs = pairs();
      if (pairs != null) {
        return pairs;
      }
    }
    while (side < 2) {
      Batch rows = alone();
      if (rows != null) {
        return rows;
      }
    }
    reset();
    return null;
  }

  private void build() {
    if (built) {
      return;
    }
    for (int input = 0; input < 2; input++) {
      columns[input] = Gather.build(builders[input]);
      if (matched[input].length < sizes[input]) {
        matched[input] = new boolean[sizes[input] * 2];
      }
      Arrays.fill(matched[input], 0, sizes[input], false);
    }
    left = 0;
    right = sizes[0] == 0 ? 0 : from[0];
    side = 0;
    alone = 0;
    built = true;
  }

  /** A piece of pairs; null if none of them comes out. */
  private Batch pairs() {
    int count = 0;
    while (left < sizes[0] && count < PIECE) {
      if (right < to[left]) {
        places[0][count] = left;
        places[1][count++] = right++;
      } else if (++left < sizes[0]) {
        right = from[left];
      }
    }
    if (count == 0) {
      return null;
    }
    Batch all = Batch.of(count, joined(count, true));
    int passed = count;
    if (condition != null) {
      passed = condition.select(all, selection);
    }
    for (int i = 0; i < passed; i++) {
      int pair = condition == null ? i : selection[i];
      matched[0][places[0][pair]] = true;
      matched[1][places[1][pair]] = true;
    }
    if (spec.kind().leftOnly() || passed == 0) {
      return null;
    }
    return condition == null
        ? all
        : all.withSelection(Arrays.copyOf(selection, passed), passed).compact();
  }

  /** A piece of the rows of a side that come out without their like; null if there are none. */
  private Batch alone() {
    boolean wanted = spec.kind() == JoinKind.SEMI;
    boolean any =
        side == 0
            ? spec.kind().leftOnly() || spec.kind() == JoinKind.LEFT || isFullJoin()
            : spec.kind() == JoinKind.RIGHT || isFullJoin();
    int count = 0;
    for (; any && alone < sizes[side] && count < PIECE; alone++) {
      if (matched[side][alone] == wanted) {
        places[side][count] = alone;
        places[1 - side][count++] = -1;
      }
    }
    if (!any || alone == sizes[side]) {
      side++;
      alone = 0;
    }
    return count == 0 ? null : Batch.of(count, joined(count, !spec.kind().leftOnly()));
  }

  private boolean isFullJoin() {
    return spec.kind() == JoinKind.FULL;
  }

  private Column[] joined(int count, boolean both) {
    List<DataType> leftTypes = spec.left().types();
    List<DataType> rightTypes = spec.right().types();
    Column[] all = new Column[leftTypes.size() + (both ? rightTypes.size() : 0)];
    for (int c = 0; c < all.length; c++) {
      int input = c < leftTypes.size() ? 0 : 1;
      int column = input == 0 ? c : c - leftTypes.size();
      DataType type = (input == 0 ? leftTypes : rightTypes).get(column).withNullable(true);
      all[c] = Gather.takeOrNull(type, columns[input][column], places[input], count);
    }
    return all;
  }

  private void reset() {
    built = false;
    sizes[0] = 0;
    sizes[1] = 0;
  }
}

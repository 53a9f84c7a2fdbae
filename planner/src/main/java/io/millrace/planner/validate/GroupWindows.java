package io.millrace.planner.validate;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.GroupWindowFunction;
import io.millrace.planner.function.WindowFunction;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;

/**
 * The older form of windows, {@code GROUP BY TUMBLE(ts, INTERVAL …)} with {@code TUMBLE_START(ts,
 * INTERVAL …)} and its relatives: calls that tell the window of a row become group keys, of which
 * algebra makes a window function below the aggregate.
 */
final class GroupWindows extends SqlBasicVisitor<Void> {
  private static final Set<String> WINDOWS = Set.of("TUMBLE", "HOP", "SESSION");

  private static final Set<SqlKind> SEVERAL_GROUPS =
      Set.of(SqlKind.GROUPING_SETS, SqlKind.CUBE, SqlKind.ROLLUP);

  private GroupWindows() {}

  /** Writes all such queries within a query anew, in place. */
  static void rewrite(SqlNode query) {
    query.accept(new GroupWindows());
  }

  @Override
  public Void visit(SqlCall call) {
    super.visit(call);
    if (call instanceof SqlSelect select && select.getGroup() != null) {
      rewrite(select);
    }
    return null;
  }

  private static void rewrite(SqlSelect select) {
    List<SqlNode> windows = select.getGroup().stream().filter(GroupWindows::isWindow).toList();
    if (windows.isEmpty()) {
      return;
    }
    if (windows.size() > 1) {
      throw new PlanException(
          Positions.of(windows.get(1)),
          "GROUP BY takes one window, not " + windows.size(),
          "group the rows of one window further by window_start and window_end");
    }
    SqlCall window = (SqlCall) windows.get(0);
    checkCount(window);
    SqlNodeList group = new SqlNodeList(select.getGroup().getParserPosition());
    for (WindowProperty property : WindowProperty.values()) {
      group.add(key(window, property, window.getParserPosition()));
    }
    for (SqlNode key : select.getGroup()) {
      if (key != window) {
        checkBeside(window, key);
        group.add(key);
      }
    }
    select.setGroupBy(group);
    replaceAuxiliaries(select, window);
  }

  private static void checkCount(SqlCall window) {
    WindowFunction function = WindowFunction.named(name(window));
    List<String> parameters = function.parameters().subList(1, function.parameters().size());
    if (window.operandCount() < function.mandatory() - 1
        || window.operandCount() > parameters.size()) {
      throw new PlanException(
          Positions.of(window),
          "%s in GROUP BY takes %d arguments, not %d"
              .formatted(name(window), function.mandatory() - 1, window.operandCount()),
          "%s(%s)".formatted(name(window), String.join(", ", parameters)));
    }
  }

  /** What tells the window of a row; a call with the same arguments is known as the same key. */
  private static SqlNode key(SqlCall window, WindowProperty property, SqlParserPos place) {
    List<SqlNode> arguments = new ArrayList<>();
    window.getOperandList().forEach(each -> arguments.add(each.clone(each.getParserPosition())));
    return GroupWindowFunction.of(name(window), property).createCall(place, arguments);
  }

  /** Sessions are those of the group columns, which must be the same for all results. */
  private static void checkBeside(SqlCall window, SqlNode key) {
    if (name(window).equals("SESSION") && SEVERAL_GROUPS.contains(key.getKind())) {
      throw PlanException.notSupported(
          Positions.of(key),
          "SESSION in GROUP BY beside GROUPING SETS, CUBE or ROLLUP, whose results each have sessions"
              + " of their own",
          "write a SELECT for each set, and UNION ALL between them");
    }
  }

  private static boolean isWindow(SqlNode node) {
    return node instanceof SqlCall call && WINDOWS.contains(name(call));
  }

  /** Such as TUMBLE; the parser calls the windows of GROUP BY $TUMBLE. */
  private static String name(SqlCall call) {
    return call.getOperator().getName().toUpperCase(Locale.ROOT).replace("$", "");
  }

  private static void replaceAuxiliaries(SqlSelect select, SqlCall window) {
    Auxiliaries auxiliaries = new Auxiliaries(window);
    select.setSelectList((SqlNodeList) select.getSelectList().accept(auxiliaries));
    if (select.getHaving() != null) {
      select.setHaving(select.getHaving().accept(auxiliaries));
    }
  }

  /** Puts the columns of the window in place of functions such as TUMBLE_START. */
  private static final class Auxiliaries extends SqlShuttle {
    private final SqlCall window;

    Auxiliaries(SqlCall window) {
      this.window = window;
    }

    @Override
    public SqlNode visit(SqlCall call) {
      if (call instanceof SqlSelect) {
        return call;
      }
      String function = name(call);
      int split = function.lastIndexOf('_');
      if (split < 0 || !WINDOWS.contains(function.substring(0, split))) {
        return super.visit(call);
      }
      WindowProperty property =
          switch (function.substring(split + 1)) {
            case "START" -> WindowProperty.WINDOW_START;
            case "END" -> WindowProperty.WINDOW_END;
            case "ROWTIME", "PROCTIME" -> WindowProperty.WINDOW_TIME;
            default -> null;
          };
      if (property == null) {
        return super.visit(call);
      }
      boolean same =
          function.substring(0, split).equals(name(window))
              && call.operandCount() == window.operandCount();
      for (int i = 0; same && i < call.operandCount(); i++) {
        same = same(call.operand(i), window.operand(i));
      }
      if (!same) {
        throw new PlanException(
            Positions.of(call),
            "%s has no window of its kind in GROUP BY".formatted(function),
            "GROUP BY %s with the same arguments".formatted(function.substring(0, split)));
      }
      return key(window, property, call.getParserPosition());
    }

    /** The same expression; a column may be named with its table in one place alone. */
    private static boolean same(SqlNode a, SqlNode b) {
      if (a instanceof SqlIdentifier x && b instanceof SqlIdentifier y) {
        List<String> shorter = x.names.size() < y.names.size() ? x.names : y.names;
        List<String> longer = x.names.size() < y.names.size() ? y.names : x.names;
        return longer.subList(longer.size() - shorter.size(), longer.size()).equals(shorter);
      }
      return a.equalsDeep(b, Litmus.IGNORE);
    }
  }
}

package io.millrace.planner.validate;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.Litmus;

/**
 * The older form of windows, {@code GROUP BY TUMBLE(ts, INTERVAL …)} with {@code TUMBLE_START(ts,
 * INTERVAL …)} and its relatives, is written anew as a window function below the aggregate.
 */
final class GroupWindows extends SqlBasicVisitor<Void> {
  private static final Set<String> WINDOWS = Set.of("TUMBLE", "HOP", "SESSION");

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
    SqlNodeList group = new SqlNodeList(select.getGroup().getParserPosition());
    for (String column : List.of("window_start", "window_end", "window_time")) {
      group.add(new SqlIdentifier(column, window.getParserPosition()));
    }
    select.getGroup().stream().filter(node -> node != window).forEach(group::add);
    select.setFrom(from(select, window));
    select.setWhere(null);
    select.setGroupBy(group);
    replaceAuxiliaries(select, window);
  }

  private static boolean isWindow(SqlNode node) {
    return node instanceof SqlCall call && WINDOWS.contains(name(call)) && call.operandCount() >= 2;
  }

  /** Such as TUMBLE; the parser calls the windows of GROUP BY $TUMBLE. */
  private static String name(SqlCall call) {
    return call.getOperator().getName().toUpperCase(Locale.ROOT).replace("$", "");
  }

  private static SqlNode from(SqlSelect select, SqlCall window) {
    SqlParserPos pos = window.getParserPosition();
    if (select.getFrom() instanceof SqlJoin) {
      throw PlanException.notSupported(
          Positions.of(window),
          "%s in GROUP BY over a join".formatted(name(window)),
          "give the rows of one side their windows first: FROM %s(TABLE …, DESCRIPTOR(…), …)"
              .formatted(name(window)));
    }
    if (!(window.operand(0) instanceof SqlIdentifier time)) {
      throw new PlanException(
          Positions.of(window.operand(0)),
          "%s in GROUP BY takes a time attribute, not an expression".formatted(name(window)));
    }
    SqlNodeList star = SqlNodeList.of(SqlIdentifier.star(pos));
    SqlNode rows =
        new SqlSelect(
            pos,
            null,
            star,
            select.getFrom(),
            select.getWhere(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    SqlIdentifier column = new SqlIdentifier(last(time), time.getParserPosition());
    List<SqlNode> arguments = new ArrayList<>();
    arguments.add(name(window).equals("SESSION") ? partitioned(rows, select, window) : rows);
    arguments.add(SqlStdOperatorTable.DESCRIPTOR.createCall(pos, column));
    arguments.addAll(window.getOperandList().subList(1, window.operandCount()));
    SqlUnresolvedFunction function =
        new SqlUnresolvedFunction(
            new SqlIdentifier(name(window), pos),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
    SqlNode table =
        SqlStdOperatorTable.COLLECTION_TABLE.createCall(pos, function.createCall(pos, arguments));
    SqlIdentifier alias = alias(select.getFrom());
    return alias == null ? table : SqlStdOperatorTable.AS.createCall(pos, table, alias);
  }

  private static String last(SqlIdentifier name) {
    return name.names.get(name.names.size() - 1);
  }

  /** Sessions are those of the group columns. */
  private static SqlNode partitioned(SqlNode rows, SqlSelect select, SqlCall window) {
    SqlParserPos pos = window.getParserPosition();
    SqlNodeList keys = new SqlNodeList(pos);
    for (SqlNode key : select.getGroup()) {
      if (key == window) {
        continue;
      }
      if (!(key instanceof SqlIdentifier column)) {
        throw PlanException.notSupported(
            Positions.of(key),
            "SESSION in GROUP BY beside an expression",
            "compute it in a sub-query, and group by its column");
      }
      keys.add(new SqlIdentifier(last(column), column.getParserPosition()));
    }
    return keys.isEmpty()
        ? rows
        : SqlStdOperatorTable.SET_SEMANTICS_TABLE.createCall(pos, rows, keys, SqlNodeList.EMPTY);
  }

  /** The name by which other clauses speak of the rows. */
  private static SqlIdentifier alias(SqlNode from) {
    if (from instanceof SqlIdentifier table) {
      return new SqlIdentifier(last(table), table.getParserPosition());
    }
    if (from.getKind() == SqlKind.AS) {
      return (SqlIdentifier) ((SqlCall) from).operand(1);
    }
    return from.getKind() == SqlKind.TABLE_REF ? alias(((SqlCall) from).operand(0)) : null;
  }

  private static void replaceAuxiliaries(SqlSelect select, SqlCall window) {
    SqlNodeList list = new SqlNodeList(select.getSelectList().getParserPosition());
    for (int i = 0; i < select.getSelectList().size(); i++) {
      SqlNode item = select.getSelectList().get(i);
      SqlNode replaced = item.accept(new Auxiliaries(window));
      boolean named = replaced != item && replaced instanceof SqlIdentifier;
      list.add(
          named
              ? SqlStdOperatorTable.AS.createCall(
                  item.getParserPosition(),
                  replaced,
                  new SqlIdentifier("EXPR$" + i, item.getParserPosition()))
              : replaced);
    }
    select.setSelectList(list);
    if (select.getHaving() != null) {
      select.setHaving(select.getHaving().accept(new Auxiliaries(window)));
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
      String column =
          switch (function.substring(split + 1)) {
            case "START" -> "window_start";
            case "END" -> "window_end";
            case "ROWTIME", "PROCTIME" -> "window_time";
            default -> null;
          };
      if (column == null) {
        return super.visit(call);
      }
      boolean same =
          function.substring(0, split).equals(name(window))
              && call.operandCount() == window.operandCount();
      for (int i = 0; same && i < call.operandCount(); i++) {
        same = call.operand(i).equalsDeep(window.operand(i), Litmus.IGNORE);
      }
      if (!same) {
        throw new PlanException(
            Positions.of(call),
            "%s has no window of its kind in GROUP BY".formatted(function),
            "GROUP BY %s with the same arguments".formatted(function.substring(0, split)));
      }
      return new SqlIdentifier(column, call.getParserPosition());
    }
  }
}

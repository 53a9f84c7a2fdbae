package io.millrace.planner.hint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** The names by which hints may speak of what stands in a FROM: aliases, or names of tables. */
final class FromNames {
  private final List<String> names = new ArrayList<>();
  private final Set<String> snapshots = new LinkedHashSet<>();

  /**
   * @param from null: there is none
   */
  static FromNames of(SqlNode from) {
    FromNames found = new FromNames();
    found.add(from);
    return found;
  }

  List<String> names() {
    return names;
  }

  /** Those that are read FOR SYSTEM_TIME AS OF something. */
  Set<String> snapshots() {
    return snapshots;
  }

  private void add(SqlNode from) {
    if (from instanceof SqlJoin join) {
      add(join.getLeft());
      add(join.getRight());
      return;
    }
    String name = name(from);
    if (name != null) {
      names.add(name);
      if (isSnapshot(from)) {
        snapshots.add(name);
      }
    }
  }

  /** The name of one relation; null: a join, or something without a name. */
  static String name(SqlNode relation) {
    if (relation instanceof SqlIdentifier table) {
      return table.names.get(table.names.size() - 1);
    }
    if (!(relation instanceof SqlCall call)) {
      return null;
    }
    return switch (call.getKind()) {
      case AS -> ((SqlIdentifier) call.operand(1)).getSimple();
      case TABLE_REF, SNAPSHOT, LATERAL, EXTEND, MATCH_RECOGNIZE -> name(call.operand(0));
      default -> null;
    };
  }

  private static boolean isSnapshot(SqlNode relation) {
    return relation instanceof SqlCall call
        && (call.getKind() == SqlKind.SNAPSHOT
            || call.getKind() == SqlKind.AS && isSnapshot(call.operand(0)));
  }
}

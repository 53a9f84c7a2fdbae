package io.millrace.planner.message;

import io.millrace.sql.source.SourcePosition;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Calcite's positions as ours. */
public final class Positions {
  private Positions() {}

  /** Null if Calcite does not know one. */
  public static SourcePosition of(SqlNode node) {
    return of(node.getParserPosition());
  }

  /** Null if Calcite does not know one. */
  public static SourcePosition of(SqlParserPos p) {
    return p == null || p.getLineNum() <= 0
        ? null
        : new SourcePosition(
            p.getLineNum(), p.getColumnNum(), p.getEndLineNum(), p.getEndColumnNum());
  }
}

package io.millrace.planner.error;

import io.millrace.sql.source.SourcePosition;
import org.apache.calcite.runtime.CalciteContextException;

/** Puts what Calcite's validator complains about into our words, with the place in the file. */
public final class CalciteMessages {
  private CalciteMessages() {}

  /** The complaint with its place. */
  public static PlanException translate(CalciteContextException e) {
    SourcePosition position =
        e.getPosLine() <= 0
            ? null
            : new SourcePosition(
                e.getPosLine(), e.getPosColumn(), e.getEndPosLine(), e.getEndPosColumn());
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return new PlanException(position, String.valueOf(cause.getMessage()));
  }
}

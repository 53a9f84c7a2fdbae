package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.List;

/** {@code ALTER MATERIALIZED TABLE name …}. */
public record AlterMaterialized(Span source, QualifiedName name, Change change)
    implements MaterializedStatement {

  /** What is done with it. */
  public sealed interface Change {

    /** Its job stops. */
    record Suspend() implements Change {}

    /** Its job goes on, with these options of the table for this time. */
    record Resume(List<TableOption> options, SourcePosition position) implements Change {
      public Resume {
        options = List.copyOf(options);
      }
    }

    /** Another query. */
    record As(Span query) implements Change {}

    /** What is known, but not there. */
    record Unsupported(String what, SourcePosition position) implements Change {}
  }
}

package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import java.util.List;

/** One hint after a table's name: {@code OPTIONS('key' = 'value', …)}. */
public record TableHint(Identifier name, List<TableOption> options, SourcePosition position) {
  public TableHint {
    options = List.copyOf(options);
  }
}

package io.millrace.sql;

import io.millrace.sql.ast.Script;
import io.millrace.sql.source.SqlSyntaxException;
import java.util.List;

/**
 * All that can be told of a text.
 *
 * @param script the statements that could be read
 * @param errors of the statements that could not, one each, in order
 */
public record Diagnosis(Script script, List<SqlSyntaxException> errors) {
  public Diagnosis {
    errors = List.copyOf(errors);
  }
}

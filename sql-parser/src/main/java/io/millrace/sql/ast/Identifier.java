package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;

/** A name as it is meant: without backticks, in the case the user wrote. */
public record Identifier(String name, boolean quoted, SourcePosition position) {

  /** The name in backticks, a backtick inside doubled: valid wherever a name is. */
  public String toSql() {
    return "`" + name.replace("`", "``") + "`";
  }

  @Override
  public String toString() {
    return name;
  }
}

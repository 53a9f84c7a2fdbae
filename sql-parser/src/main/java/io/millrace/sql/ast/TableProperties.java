package io.millrace.sql.ast;

import java.util.List;
import java.util.Optional;

/** What follows the columns of CREATE TABLE; keys of {@code options} are distinct. */
public record TableProperties(
    Optional<StringLiteral> comment,
    Optional<Distribution> distribution,
    List<Identifier> partitionedBy,
    List<TableOption> options) {
  public TableProperties {
    partitionedBy = List.copyOf(partitionedBy);
    options = List.copyOf(options);
  }
}

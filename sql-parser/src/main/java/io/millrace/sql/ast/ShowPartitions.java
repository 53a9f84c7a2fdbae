package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.List;

/** {@code SHOW PARTITIONS table [PARTITION (column = value, …)]}. */
public record ShowPartitions(Span source, QualifiedName table, List<PartitionValue> partition)
    implements Statement {
  public ShowPartitions {
    partition = List.copyOf(partition);
  }
}

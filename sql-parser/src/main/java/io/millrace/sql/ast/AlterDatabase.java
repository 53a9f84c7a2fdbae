package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.List;

/** {@code ALTER DATABASE [catalog.]name SET (options)}. */
public record AlterDatabase(Span source, QualifiedName name, List<TableOption> options)
    implements CatalogStatement {
  public AlterDatabase {
    options = List.copyOf(options);
  }
}

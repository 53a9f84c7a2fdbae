package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;

/** One statement of a script. */
public sealed interface Statement
    permits ShowSettings,
        SetOption,
        ResetAll,
        ResetOption,
        CreateTable,
        CreateView,
        DropTable,
        DropView,
        Query,
        Insert,
        StatementSet,
        Explain,
        DescribeTable,
        Show,
        ShowColumns,
        ShowCreate,
        UseCatalog,
        UseDatabase,
        ShowPartitions,
        CatalogStatement,
        MaterializedStatement,
        AlterTable,
        AlterView,
        FunctionStatement,
        JarStatement,
        PlanStatement,
        StopJob,
        DescribeJob,
        DescribeObject,
        ClientCommand,
        UnsupportedStatement {

  /** The statement as the user wrote it, without the {@code ;} and the comments around it. */
  Span source();

  default SourcePosition position() {
    return source().position();
  }
}

package io.millrace.sql.ast;

/** What makes, changes or drops a catalog or a database. */
public sealed interface CatalogStatement extends Statement
    permits CreateCatalog, AlterCatalog, DropCatalog, CreateDatabase, AlterDatabase, DropDatabase {}

package io.millrace.sql.ast;

/** What makes, changes or drops a table that a job keeps up to date. */
public sealed interface MaterializedStatement extends Statement
    permits CreateMaterialized, AlterMaterialized, DropMaterialized {}

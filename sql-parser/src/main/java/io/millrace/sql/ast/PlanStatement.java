package io.millrace.sql.ast;

/** What writes a plan to a file, or runs one. */
public sealed interface PlanStatement extends Statement permits CompilePlan, ExecutePlan {}

package io.millrace.sql.ast;

/** What registers or drops a user's function. */
public sealed interface FunctionStatement extends Statement permits CreateFunction, DropFunction {}

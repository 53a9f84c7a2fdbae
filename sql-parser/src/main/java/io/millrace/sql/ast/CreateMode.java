package io.millrace.sql.ast;

/** The words between CREATE and the name. */
public record CreateMode(boolean temporary, boolean ifNotExists) {}

/**
 * Reads scripts: {@link io.millrace.sql.ScriptParser} turns the text of a file into a {@link
 * io.millrace.sql.ast.Script} of statements, {@link io.millrace.sql.TypeParser} a data type alone.
 * Queries and expressions stay spans of text that the planner reads. Errors are {@link
 * io.millrace.sql.source.SqlSyntaxException}. Must not depend on Calcite or any other module.
 */
package io.millrace.sql;

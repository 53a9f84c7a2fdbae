/**
 * What a script says, as records: {@link io.millrace.sql.ast.Script}, the sealed {@link
 * io.millrace.sql.ast.Statement} and its parts, {@link io.millrace.sql.ast.TypeSpec} for data
 * types. Everything carries its position; queries and expressions are {@link
 * io.millrace.sql.source.Span}s. Must not depend on the grammar.
 */
package io.millrace.sql.ast;

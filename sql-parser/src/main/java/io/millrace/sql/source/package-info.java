/**
 * Where things stand in the user's file. {@link io.millrace.sql.source.SourceText} turns offsets
 * into lines and columns, {@link io.millrace.sql.source.Span} is a piece of verbatim text with its
 * position, {@link io.millrace.sql.source.SqlSyntaxException} is an error at a position. Depends on
 * nothing else.
 */
package io.millrace.sql.source;

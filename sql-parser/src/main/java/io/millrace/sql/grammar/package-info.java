/**
 * The grammar: the ANTLR lexer and parser generated from {@code MillraceLexer.g4} and {@code
 * MillraceParser.g4}, the tokens of a text ({@link io.millrace.sql.grammar.TokenText}), where a
 * query or expression ends ({@link io.millrace.sql.grammar.SpanScanner}), which words are reserved,
 * and how a mismatch is told to people. Must not depend on the AST.
 */
package io.millrace.sql.grammar;

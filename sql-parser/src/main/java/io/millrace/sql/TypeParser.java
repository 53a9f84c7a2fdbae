package io.millrace.sql;

import io.millrace.sql.ast.TypeSpec;
import io.millrace.sql.grammar.StatementReader;
import io.millrace.sql.grammar.SyntaxErrors;
import io.millrace.sql.grammar.TokenText;
import io.millrace.sql.source.SourceText;
import io.millrace.sql.source.Span;
import io.millrace.sql.source.SqlSyntaxException;

/** Reads data types that stand alone, by the rules of those in CREATE TABLE. */
public final class TypeParser {
  private TypeParser() {}

  /**
   * Reads a data type; positions count from the start of the text.
   *
   * @throws SqlSyntaxException if the whole text is not a data type
   */
  public static TypeSpec parse(String text) {
    return parse(SourceText.ofFile("", text));
  }

  /**
   * Reads a data type that stands in a file; positions are those of the file.
   *
   * @throws SqlSyntaxException if the whole span is not a data type
   */
  public static TypeSpec parse(String fileName, Span span) {
    return parse(SourceText.ofSpan(fileName, span));
  }

  private static TypeSpec parse(SourceText source) {
    SyntaxErrors errors = new SyntaxErrors(source);
    return new TypeBuilder(errors).type(new StatementReader(errors).dataType(TokenText.of(source)));
  }
}

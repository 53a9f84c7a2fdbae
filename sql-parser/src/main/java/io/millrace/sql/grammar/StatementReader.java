package io.millrace.sql.grammar;

import io.millrace.sql.source.SqlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** Runs the generated parser over tokens; the errors it throws are written for people. */
public final class StatementReader {
  private final SyntaxErrors errors;

  public StatementReader(SyntaxErrors errors) {
    this.errors = errors;
  }

  /**
   * Parses one statement.
   *
   * @throws SqlSyntaxException at the first token that cannot stand where it stands
   */
  public MillraceParser.StatementContext statement(StatementTokens statement) {
    return parser(statement.tokens()).singleStatement().statement();
  }

  /**
   * Parses a data type that is the whole of a text.
   *
   * @throws SqlSyntaxException at the first token that cannot stand where it stands
   */
  public MillraceParser.DataTypeContext dataType(TokenText text) {
    return parser(text.tokens()).singleType().dataType();
  }

  private MillraceParser parser(List<Token> tokens) {
    List<Token> all = new ArrayList<>(tokens);
    int end = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).getStopIndex() + 1;
    CommonToken endToken = new CommonToken(Token.EOF, "");
    endToken.setStartIndex(end);
    endToken.setStopIndex(end - 1);
    all.add(endToken);
    MillraceParser parser = new MillraceParser(new CommonTokenStream(new ListTokenSource(all)));
    parser.removeErrorListeners();
    parser.setErrorHandler(new FailFast(new Mismatch(errors)));
    parser.report(errors);
    return parser;
  }
}

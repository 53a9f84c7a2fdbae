package io.millrace.sql.grammar;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of one statement of a script, never empty.
 *
 * @param tokens with the {@code ;} at the end if there is one
 * @param end what stands at the end, or is missing there
 */
public record StatementTokens(List<Token> tokens, End end) {

  /** How a statement ends. */
  public enum End {
    /** With its {@code ;}. */
    SEMICOLON,
    /** With the end of the text. */
    TEXT,
    /** With the end of the text, inside a statement set that lacks its END. */
    TEXT_IN_STATEMENT_SET
  }

  /** The last token that is not the {@code ;}. */
  public Token lastBeforeSemicolon() {
    return tokens.get(tokens.size() - (end == End.SEMICOLON ? 2 : 1));
  }

  /** Cuts a text at the semicolons; those inside a statement set do not cut. */
  public static List<StatementTokens> split(TokenText text) {
    List<StatementTokens> statements = new ArrayList<>();
    List<Token> current = new ArrayList<>();
    boolean inSet = false;
    int openCases = 0;
    for (Token token : text.tokens()) {
      boolean cuts = token.getType() == MillraceLexer.SEMICOLON;
      if (cuts && current.isEmpty()) {
        continue;
      }
      current.add(token);
      if (cuts && !inSet && !opensBlock(current)) {
        statements.add(new StatementTokens(List.copyOf(current), End.SEMICOLON));
        current.clear();
      } else if (!inSet) {
        inSet = opensSet(current);
        openCases = 0;
      } else {
        openCases = cuts ? 0 : openCases + caseChange(token);
        inSet = openCases >= 0;
      }
    }
    if (!current.isEmpty()) {
      End end = inSet ? End.TEXT_IN_STATEMENT_SET : End.TEXT;
      statements.add(new StatementTokens(List.copyOf(current), end));
    }
    return statements;
  }

  private static int caseChange(Token token) {
    return switch (token.getType()) {
      case MillraceLexer.CASE -> 1;
      case MillraceLexer.END -> -1;
      default -> 0;
    };
  }

  private static boolean opensSet(List<Token> tokens) {
    return opensBlock(tokens)
        || endsWith(tokens, MillraceLexer.STATEMENT, MillraceLexer.SET, MillraceLexer.BEGIN);
  }

  /** {@code BEGIN STATEMENT SET;}. */
  private static boolean opensBlock(List<Token> tokens) {
    return tokens.size() == 4
        && endsWith(
            tokens,
            MillraceLexer.BEGIN,
            MillraceLexer.STATEMENT,
            MillraceLexer.SET,
            MillraceLexer.SEMICOLON);
  }

  private static boolean endsWith(List<Token> tokens, int... types) {
    int offset = tokens.size() - types.length;
    for (int i = 0; i < types.length; i++) {
      if (offset < 0 || tokens.get(offset + i).getType() != types[i]) {
        return false;
      }
    }
    return true;
  }
}

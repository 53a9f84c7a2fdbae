package io.millrace.sql.grammar;

import io.millrace.sql.source.SourceText;
import io.millrace.sql.source.Span;
import io.millrace.sql.source.SqlSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Decides where a query or an expression ends, token by token, without reading it. Parentheses,
 * brackets, braces, hints and CASE … END nest; at nesting depth 0 a span ends before {@code ;}, the
 * end of the text, a closing token that it did not open, END, and {@code ON CONFLICT}; an
 * expression also before a comma and COMMENT.
 */
public final class SpanScanner {

  /** What kind of span: they differ in what ends them. */
  public enum Kind {
    QUERY,
    EXPRESSION
  }

  /** What may stand after ON CONFLICT; anything else is a join condition on such a column. */
  private static final Set<Integer> AFTER_CONFLICT =
      Set.of(
          Token.EOF,
          MillraceLexer.SEMICOLON,
          MillraceLexer.END,
          MillraceLexer.LPAREN,
          MillraceLexer.DO,
          MillraceLexer.ERROR,
          MillraceLexer.NOTHING,
          MillraceLexer.DEDUPLICATE);

  /** What stands behind an element of a table. */
  private static final Set<Integer> AFTER_ELEMENT =
      Set.of(Token.EOF, MillraceLexer.SEMICOLON, MillraceLexer.COMMA, MillraceLexer.RPAREN);

  private static final Set<Integer> OPERANDS =
      Set.of(
          MillraceLexer.QUOTED_NAME,
          MillraceLexer.TEXT,
          MillraceLexer.OTHER_TEXT,
          MillraceLexer.INTEGER_NUMBER,
          MillraceLexer.OTHER_NUMBER);

  private final SyntaxErrors errors;
  private final Kind kind;
  private boolean operandBefore;
  private final Deque<Token> open = new ArrayDeque<>();

  SpanScanner(SyntaxErrors errors, Kind kind) {
    this.errors = errors;
    this.kind = kind;
  }

  /**
   * The span that begins at an offset of a text.
   *
   * @throws SqlSyntaxException if something opened inside is not closed, or a token is none
   */
  public static Span scan(SourceText source, int offset, Kind kind) {
    Span rest = source.span(offset, source.text().length());
    TokenText text = TokenText.of(SourceText.ofSpan(source.fileName(), rest));
    SpanScanner scanner = new SpanScanner(new SyntaxErrors(text.source()), kind);
    List<Token> tokens = text.tokens();
    int end = 0;
    while (end < tokens.size()
        && scanner.take(tokens.get(end), type(tokens, end + 1), type(tokens, end + 2))) {
      end++;
    }
    if (end == tokens.size()) {
      scanner.requireClosed(null);
    }
    int length = end == 0 ? 0 : tokens.get(end - 1).getStopIndex() + 1;
    return source.span(offset, offset + length);
  }

  private static int type(List<Token> tokens, int index) {
    return index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
  }

  /**
   * Whether the token belongs to the span; if so it counts for the nesting of those after it.
   *
   * @param next type of the token after it
   * @param afterNext type of the token after that one
   * @throws SqlSyntaxException if the token closes something else than what is open
   */
  boolean take(Token token, int next, int afterNext) {
    SqlSyntaxException lexical = errors.lexical(token);
    if (lexical != null) {
      throw lexical;
    }
    int type = token.getType();
    if (type == Token.EOF || type == MillraceLexer.SEMICOLON) {
      requireClosed(token);
      return false;
    }
    if (open.isEmpty() && (ends(type, next, afterNext) || isPlace(type, next, afterNext))) {
      return false;
    }
    if (open.isEmpty() && beginsStatement(type)) {
      throw errors.at(
          errors.position(token),
          "expected ';' before '" + token.getText() + "'",
          List.of("';'"),
          "a statement ends with ;");
    }
    if (closer(type) != 0) {
      open.push(token);
    } else if (isCloser(type)) {
      close(token);
    }
    operandBefore = TokenKinds.isWord(type) || isCloser(type) || OPERANDS.contains(type);
    return true;
  }

  /** FIRST or AFTER a column, behind the expression of a computed one in ALTER TABLE. */
  private boolean isPlace(int type, int next, int afterNext) {
    if (kind != Kind.EXPRESSION || !operandBefore) {
      return false;
    }
    return type == MillraceLexer.FIRST && AFTER_ELEMENT.contains(next)
        || type == MillraceLexer.AFTER && AFTER_ELEMENT.contains(afterNext);
  }

  private boolean ends(int type, int next, int afterNext) {
    return isCloser(type)
        || type == MillraceLexer.ON
            && next == MillraceLexer.CONFLICT
            && AFTER_CONFLICT.contains(afterNext)
        || kind == Kind.EXPRESSION
            && (type == MillraceLexer.COMMA || type == MillraceLexer.COMMENT);
  }

  /** Words that no query holds outside of parentheses. */
  private static boolean beginsStatement(int type) {
    return type == MillraceLexer.INSERT
        || type == MillraceLexer.CREATE
        || type == MillraceLexer.DROP
        || type == MillraceLexer.EXECUTE
        || type == MillraceLexer.EXPLAIN;
  }

  private void close(Token token) {
    Token opener = open.pop();
    if (closer(opener.getType()) != token.getType()) {
      throw errors.at(
          token,
          "expected "
              + TokenKinds.expected(closer(opener.getType()))
              + " to close '"
              + opener.getText()
              + "' at "
              + errors.position(opener)
              + ", found "
              + TokenKinds.found(token),
          null);
    }
  }

  /** Fails at the innermost token that is still open. */
  private void requireClosed(Token end) {
    if (open.isEmpty()) {
      return;
    }
    Token opener = open.peek();
    String closer = TokenKinds.expected(closer(opener.getType()));
    String where = end == null || end.getType() == Token.EOF ? "the text" : "the statement";
    throw errors.at(
        errors.position(opener),
        TokenKinds.found(opener) + " is never closed",
        List.of(closer),
        "add " + closer + " before the end of " + where);
  }

  /** The token that closes what this one opens; 0 if it opens nothing. */
  private static int closer(int type) {
    return switch (type) {
      case MillraceLexer.LPAREN -> MillraceLexer.RPAREN;
      case MillraceLexer.LBRACKET -> MillraceLexer.RBRACKET;
      case MillraceLexer.LBRACE -> MillraceLexer.RBRACE;
      case MillraceLexer.HINT_BEGIN -> MillraceLexer.HINT_END;
      case MillraceLexer.CASE -> MillraceLexer.END;
      default -> 0;
    };
  }

  private static boolean isCloser(int type) {
    return switch (type) {
      case MillraceLexer.RPAREN,
          MillraceLexer.RBRACKET,
          MillraceLexer.RBRACE,
          MillraceLexer.HINT_END,
          MillraceLexer.END ->
          true;
      default -> false;
    };
  }
}

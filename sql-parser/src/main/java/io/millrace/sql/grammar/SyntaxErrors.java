package io.millrace.sql.grammar;

import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.SourceText;
import io.millrace.sql.source.Span;
import io.millrace.sql.source.SqlSyntaxException;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Makes exceptions at tokens of one text. */
public final class SyntaxErrors {
  private final SourceText source;

  public SyntaxErrors(SourceText source) {
    this.source = source;
  }

  /** Position of a token; the end of the text is an empty range after the last character. */
  public SourcePosition position(Token token) {
    return token.getType() == Token.EOF
        ? source.position(token.getStartIndex(), token.getStartIndex())
        : source.position(token.getStartIndex(), token.getStopIndex() + 1);
  }

  /** The text from one token to another, both included. */
  public Span span(Token first, Token last) {
    return source.span(first.getStartIndex(), Math.max(first.getStartIndex(), stop(last)));
  }

  private static int stop(Token token) {
    return token.getStopIndex() + 1;
  }

  public SqlSyntaxException at(Token token, String message, String hint) {
    return at(position(token), message, List.of(), hint);
  }

  public SqlSyntaxException at(SourcePosition position, String message, String hint) {
    return at(position, message, List.of(), hint);
  }

  public SqlSyntaxException at(
      SourcePosition position, String message, List<String> expected, String hint) {
    return new SqlSyntaxException(source.fileName(), position, message, expected, hint);
  }

  /** Fails at an open string or comment and at double quotes, which no text can hold. */
  public void requireToken(Token token) {
    SqlSyntaxException error = token.getType() == MillraceLexer.UNKNOWN ? null : lexical(token);
    if (error != null) {
      throw error;
    }
  }

  /** Whether a comment begins right after the token, without a blank. */
  public boolean commentTouches(Token token) {
    int end = stop(token);
    String text = source.text();
    return text.startsWith("//", end) || text.startsWith("--", end) || text.startsWith("/*", end);
  }

  /** The error of a token that is none: an open string, a stray character; null for others. */
  public SqlSyntaxException lexical(Token token) {
    int start = token.getStartIndex();
    return switch (token.getType()) {
      case MillraceLexer.OPEN_TEXT ->
          at(
              source.position(start, start + 1),
              "the string that begins here is never closed",
              "end it with ', and write a ' inside it as ''");
      case MillraceLexer.OPEN_COMMENT ->
          at(
              source.position(start, start + 2),
              "the comment that begins here is never closed",
              "end it with */");
      case MillraceLexer.OPEN_NAME ->
          token.getText().length() == 1 && source.text().startsWith("`", start + 1)
              ? at(source.position(start, start + 2), "a name cannot be empty", null)
              : at(
                  source.position(start, start + 1),
                  "the quoted name that begins here is not closed on its line",
                  "end it with `, and write a ` inside it as ``");
      case MillraceLexer.DOUBLE_QUOTED -> doubleQuoted(token);
      case MillraceLexer.UNKNOWN ->
          at(
              token,
              "the character " + describe(token.getText().charAt(0)) + " has no meaning here",
              null);
      default -> null;
    };
  }

  private SqlSyntaxException doubleQuoted(Token token) {
    String inner = token.getText().replace("\"", "");
    boolean shown = !inner.isEmpty() && inner.length() <= 40;
    return at(
        token,
        "double quotes mean nothing in this dialect",
        shown
            ? "write '" + inner.replace("'", "''") + "' for a string, `" + inner + "` for a name"
            : "write 'text' for a string, `name` for a name");
  }

  private static String describe(char c) {
    boolean visible = c > ' ' && c < 0x7f || Character.isLetter(c);
    String code = String.format("U+%04X", (int) c);
    return visible ? "'" + c + "'" : code;
  }
}

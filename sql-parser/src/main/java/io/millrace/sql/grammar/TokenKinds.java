package io.millrace.sql.grammar;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;

/** Kinds of tokens, and how a token is called in front of a user. */
final class TokenKinds {
  private static final Vocabulary VOCABULARY = MillraceLexer.VOCABULARY;

  private TokenKinds() {}

  /** A keyword of the grammar: its symbolic name is its text. */
  static boolean isKeyword(int type) {
    String literal = VOCABULARY.getLiteralName(type);
    return literal != null && Character.isLetter(literal.charAt(1));
  }

  /** Letters without quotes: keyword, reserved word or name. */
  static boolean isWord(int type) {
    return isKeyword(type) || type == MillraceLexer.NAME || type == MillraceLexer.RESERVED_WORD;
  }

  /** A kind of token as something expected. */
  static String expected(int type) {
    return switch (type) {
      case Token.EOF -> "the end of the text";
      case MillraceLexer.NAME, MillraceLexer.QUOTED_NAME -> "a name";
      case MillraceLexer.TEXT -> "a string";
      case MillraceLexer.INTEGER_NUMBER -> "a whole number";
      default -> {
        String literal = VOCABULARY.getLiteralName(type);
        yield literal == null || !isKeyword(type)
            ? VOCABULARY.getDisplayName(type)
            : strip(literal);
      }
    };
  }

  /** The text of a keyword, in upper case. */
  static String keyword(int type) {
    return strip(VOCABULARY.getLiteralName(type));
  }

  /** A token as something found: its text in quotes, shortened. */
  static String found(Token token) {
    if (token.getType() == Token.EOF) {
      return "the end of the text";
    }
    String text = token.getText();
    int lineEnd = text.indexOf('\n');
    String line = lineEnd >= 0 ? text.substring(0, lineEnd) + "…" : text;
    String shown = line.length() > 40 ? line.substring(0, 39) + "…" : line;
    return token.getType() == MillraceLexer.TEXT ? "the string " + shown : "'" + shown + "'";
  }

  private static String strip(String literal) {
    return literal.substring(1, literal.length() - 1);
  }
}

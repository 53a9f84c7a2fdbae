package io.millrace.sql.grammar;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;

/** Kinds of tokens, and how a token is called in front of a user. */
final class TokenKinds {
  private static final Vocabulary VOCABULARY = MillraceLexer.VOCABULARY;
  private static final Map<String, Integer> KEYWORDS = keywords();

  private TokenKinds() {}

  private static Map<String, Integer> keywords() {
    Set<String> rules = Set.of(MillraceLexer.ruleNames);
    Map<String, Integer> keywords = new HashMap<>();
    for (int type = 1; type <= VOCABULARY.getMaxTokenType(); type++) {
      String name = VOCABULARY.getSymbolicName(type);
      if (name != null && !rules.contains(name) && type != MillraceLexer.RESERVED_WORD) {
        keywords.put(name, type);
      }
    }
    return keywords;
  }

  /** A keyword of the grammar: its symbolic name is its text. */
  static boolean isKeyword(int type) {
    return type > 0 && KEYWORDS.containsKey(VOCABULARY.getSymbolicName(type));
  }

  /** The type of a word without quotes: a keyword, a reserved word or a name. */
  static int ofWord(String text) {
    Integer keyword = ReservedWords.isPlain(text) ? KEYWORDS.get(keyword(text)) : null;
    if (keyword != null) {
      return keyword;
    }
    return ReservedWords.contains(text) ? MillraceLexer.RESERVED_WORD : MillraceLexer.NAME;
  }

  private static String keyword(String text) {
    return text.toUpperCase(Locale.ROOT);
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
      default -> VOCABULARY.getDisplayName(type);
    };
  }

  /** The text of a keyword, in upper case. */
  static String keyword(int type) {
    return VOCABULARY.getSymbolicName(type);
  }

  /** A token as something found: its text in quotes, shortened. */
  static String found(Token token) {
    if (token.getType() == Token.EOF) {
      return "the end of the text";
    }
    String text = token.getText();
    String firstLine = text.split("[\r\n]", 2)[0];
    String line = firstLine.equals(text) ? text : firstLine + "…";
    String shown = line.length() > 40 ? line.substring(0, 39) + "…" : line;
    return token.getType() == MillraceLexer.TEXT ? "the string " + shown : "'" + shown + "'";
  }
}

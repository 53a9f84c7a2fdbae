package io.millrace.sql.grammar;

import io.millrace.sql.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of a text, without comments and blanks. Offsets count from the start of the text. What
 * is no token (an open string, a stray character) is in the list with a kind of its own; an open
 * comment is the last token because nothing after it can be told.
 */
public final class TokenText {
  /** What IF [NOT] EXISTS stands behind, besides the file of a plan. */
  private static final Set<Integer> BEFORE_CONDITION =
      Set.of(
          MillraceLexer.TABLE,
          MillraceLexer.VIEW,
          MillraceLexer.CATALOG,
          MillraceLexer.DATABASE,
          MillraceLexer.FUNCTION,
          MillraceLexer.ADD,
          MillraceLexer.DROP);

  /** Words after a name called "if": the IF before them is that name. */
  private static final Set<Integer> AFTER_NAME =
      Set.of(
          MillraceLexer.AS,
          MillraceLexer.WITH,
          MillraceLexer.LIKE,
          MillraceLexer.COMMENT,
          MillraceLexer.PARTITIONED,
          MillraceLexer.DISTRIBUTED);

  private final SourceText source;
  private final List<Token> tokens;

  private TokenText(SourceText source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  /** Reads all tokens; never fails. */
  public static TokenText of(SourceText source) {
    MillraceLexer lexer = new MillraceLexer(new Utf16Stream(source.text()));
    lexer.removeErrorListeners();
    List<Token> tokens = new ArrayList<>();
    for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
      if (t.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      tokens.add(t);
      if (t.getType() == MillraceLexer.NAME) {
        ((CommonToken) t).setType(TokenKinds.ofWord(t.getText()));
      }
      if (t.getType() == MillraceLexer.OPEN_COMMENT) {
        ((CommonToken) t).setStopIndex(source.text().length() - 1);
        break;
      }
    }
    retypeIf(tokens);
    return new TokenText(source, List.copyOf(tokens));
  }

  public SourceText source() {
    return source;
  }

  public List<Token> tokens() {
    return tokens;
  }

  /** What the text ends in the middle of; a quoted name ends with its line. */
  public Optional<OpenEnd> openEnd() {
    int last = tokens.isEmpty() ? Token.EOF : tokens.get(tokens.size() - 1).getType();
    return switch (last) {
      case MillraceLexer.OPEN_TEXT -> Optional.of(OpenEnd.STRING);
      case MillraceLexer.OPEN_COMMENT -> Optional.of(OpenEnd.COMMENT);
      default -> Optional.empty();
    };
  }

  /** What may go on over the end of a text. */
  public enum OpenEnd {
    STRING,
    COMMENT
  }

  /** Tells IF as a name from IF as a keyword. */
  private static void retypeIf(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).getType() == MillraceLexer.IF && !isCondition(tokens, i)) {
        ((CommonToken) tokens.get(i)).setType(MillraceLexer.NAME);
      }
    }
  }

  /** Whether the IF begins IF [NOT] EXISTS, or was meant to. */
  private static boolean isCondition(List<Token> tokens, int index) {
    if (index == 0 || index + 1 == tokens.size()) {
      return false;
    }
    int before = tokens.get(index - 1).getType();
    int after = tokens.get(index + 1).getType();
    if (before == MillraceLexer.TEXT) {
      return after == MillraceLexer.NOT;
    }
    return BEFORE_CONDITION.contains(before)
        && TokenKinds.isWord(after)
        && !AFTER_NAME.contains(after);
  }
}

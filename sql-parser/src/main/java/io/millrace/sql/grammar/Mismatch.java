package io.millrace.sql.grammar;

import io.millrace.sql.source.SqlSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Tells people that a token stands where it cannot: what was found, expected, and probably meant.
 */
final class Mismatch {
  private static final int SHOWN = 8;

  private final SyntaxErrors errors;

  Mismatch(SyntaxErrors errors) {
    this.errors = errors;
  }

  /**
   * The error at a token.
   *
   * @param before the token before it, or null
   * @param expected types of tokens that could stand there; empty if unknown
   * @param rule the rule that failed
   */
  SqlSyntaxException error(Token found, Token before, IntervalSet expected, int rule) {
    SqlSyntaxException lexical = errors.lexical(found);
    if (lexical != null) {
      return lexical;
    }
    boolean nameExpected = expected.contains(MillraceLexer.NAME);
    boolean statement =
        expected.contains(MillraceLexer.CREATE) && expected.contains(MillraceLexer.DROP);
    Optional<String> meant = nameExpected ? Optional.empty() : nearest(found, expected, statement);
    if (meant.isEmpty() && nameExpected && isReserved(found)) {
      String word = found.getText();
      return errors.at(
          errors.position(found),
          "expected a name, found the reserved word '" + word + "'",
          List.of("a name"),
          "to use it as a name, quote it with backticks: `" + word + "`");
    }
    List<String> names = ExpectedTokens.describe(expected, rule);
    String hint = meant.map(word -> "did you mean " + word + "?").orElse(hint(found, expected));
    return errors.at(errors.position(found), message(found, before, names), names, hint);
  }

  private static String message(Token found, Token before, List<String> expected) {
    String what = TokenKinds.found(found);
    if (found.getType() == MillraceLexer.END && expected.contains("';'")) {
      return "END without CASE or a statement set before it";
    }
    if (found.getType() == MillraceLexer.RPAREN && expected.contains("';'")) {
      return "this ')' closes nothing";
    }
    if (expected.isEmpty() || expected.size() > SHOWN) {
      String place = before == null ? "" : " after " + TokenKinds.found(before);
      return "unexpected " + what + place;
    }
    return "expected " + orList(expected) + ", found " + what;
  }

  private static String orList(List<String> items) {
    int last = items.size() - 1;
    return last == 0
        ? items.get(0)
        : String.join(", ", items.subList(0, last)) + " or " + items.get(last);
  }

  private static Optional<String> nearest(Token found, IntervalSet expected, boolean statement) {
    if (!TokenKinds.isWord(found.getType())) {
      return Optional.empty();
    }
    Set<String> candidates = new LinkedHashSet<>();
    for (int type : new ArrayList<>(expected.toList())) {
      if (TokenKinds.isKeyword(type)) {
        candidates.add(TokenKinds.keyword(type));
      }
    }
    if (statement) {
      candidates.addAll(StatementHead.firstWords());
    }
    return NearestWord.of(found.getText(), candidates);
  }

  private static boolean isReserved(Token token) {
    return TokenKinds.isWord(token.getType()) && ReservedWords.contains(token.getText());
  }

  private static String hint(Token found, IntervalSet expected) {
    String text = found.getText();
    if (found.getType() == MillraceLexer.TEXT && expected.contains(MillraceLexer.NAME)) {
      String name = text.substring(1, text.length() - 1);
      return name.isEmpty() ? null : "names are quoted with backticks: `" + name + "`";
    }
    if (isNameLike(found) && expected.contains(MillraceLexer.TEXT)) {
      return "strings stand in single quotes: '" + text.replace("`", "") + "'";
    }
    if (found.getType() == MillraceLexer.ON) {
      return "ON CONFLICT belongs to INSERT";
    }
    return null;
  }

  private static boolean isNameLike(Token token) {
    return TokenKinds.isWord(token.getType()) || token.getType() == MillraceLexer.QUOTED_NAME;
  }
}

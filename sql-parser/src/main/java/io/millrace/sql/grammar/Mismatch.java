package io.millrace.sql.grammar;

import io.millrace.sql.source.SqlSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
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
   * @param context the rule that failed
   */
  SqlSyntaxException error(
      Token found, Token before, IntervalSet expected, ParserRuleContext context) {
    SqlSyntaxException lexical = errors.lexical(found);
    if (lexical != null) {
      return lexical;
    }
    SqlSyntaxException stray = stray(found, expected);
    if (stray != null) {
      return stray;
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
          isFieldOfRow(context) && ExpectedTokens.beginsType(found.getType())
              ? "a field of ROW has a name before its type: ROW<name " + word + ">"
              : "to use it as a name, quote it with backticks: `" + word + "`");
    }
    List<String> names = ExpectedTokens.describe(expected, context.getRuleIndex());
    String hint = meant.map(word -> "did you mean " + word + "?").orElse(hint(found, expected));
    return errors.at(errors.position(found), message(found, before, names), names, hint);
  }

  private static String message(Token found, Token before, List<String> expected) {
    String what = TokenKinds.found(found);
    List<String> shown =
        expected.size() <= SHOWN ? expected : expected.stream().filter(Mismatch::isShort).toList();
    if (shown.isEmpty()) {
      String place = before == null ? "" : " after " + TokenKinds.found(before);
      return "unexpected " + what + place;
    }
    return "expected " + orList(shown) + ", found " + what;
  }

  /** Of a long list only the punctuation is shown: a comma was probably forgotten. */
  private static boolean isShort(String expected) {
    return expected.startsWith("'");
  }

  /** The error of a token that ends something which was never begun; null for others. */
  private SqlSyntaxException stray(Token found, IntervalSet expected) {
    boolean atEnd = expected.contains(Token.EOF);
    if (found.getType() == MillraceLexer.END && atEnd) {
      return errors.at(found, "END without CASE or a statement set before it", null);
    }
    if (found.getType() == MillraceLexer.RPAREN && atEnd) {
      return errors.at(found, "this ')' closes nothing", null);
    }
    return null;
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

  private static boolean isFieldOfRow(ParserRuleContext context) {
    return context instanceof MillraceParser.RowTypeContext
        || context.getParent() instanceof MillraceParser.RowFieldContext;
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
    return switch (found.getType()) {
      case MillraceLexer.ON -> "ON CONFLICT belongs to INSERT";
      case MillraceLexer.END ->
          expected.contains(MillraceLexer.SEMICOLON)
              ? "every INSERT of a statement set ends with ;"
              : null;
      default -> null;
    };
  }

  private static boolean isNameLike(Token token) {
    return TokenKinds.isWord(token.getType()) || token.getType() == MillraceLexer.QUOTED_NAME;
  }
}

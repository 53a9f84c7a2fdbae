package io.millrace.sql.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;

/**
 * The first words of a statement that the dialect has and this grammar does not.
 *
 * @param name the words in upper case
 * @param words the tokens of these words
 */
public record StatementHead(String name, List<Token> words) {

  /** A word in brackets may be left out; the words of all others must be there. */
  private static final List<String> UNSUPPORTED =
      List.of(
          "ALTER CONNECTION",
          "ALTER MODEL",
          "ANALYZE TABLE",
          "CALL",
          "CREATE [TEMPORARY] CONNECTION",
          "CREATE [TEMPORARY] MODEL",
          "CREATE OR REPLACE [TEMPORARY] VIEW",
          "DELETE FROM",
          "DESCRIBE CONNECTION",
          "DESCRIBE MODEL",
          "DESC CONNECTION",
          "DESC MODEL",
          "DROP [TEMPORARY] CONNECTION",
          "DROP [TEMPORARY] MODEL",
          "EXPLAIN CREATE",
          "EXPLAIN REPLACE",
          "LOAD MODULE",
          "SHOW CONNECTIONS",
          "SHOW CREATE CONNECTION",
          "SHOW CREATE MODEL",
          "SHOW MODELS",
          "TRUNCATE TABLE",
          "UNLOAD MODULE",
          "UPDATE",
          "UPSERT INTO",
          "USE MODULES");

  /** Objects whose kind is also a good name of a table: DESCRIBE model. */
  private static final Set<String> NAMES_TOO = Set.of("CONNECTION", "MODEL");

  /** Finds the words that a statement begins with among those that are not supported. */
  public static Optional<StatementHead> unsupported(StatementTokens statement) {
    for (String pattern : UNSUPPORTED) {
      List<Token> words = match(pattern.split(" "), statement.tokens());
      if (!words.isEmpty() && !isTable(words, statement.tokens())) {
        String name = String.join(" ", words.stream().map(StatementHead::word).toList());
        return Optional.of(new StatementHead(name, words));
      }
    }
    return Optional.empty();
  }

  /** The first words of all statements that are known only by them. */
  static Set<String> firstWords() {
    Set<String> words = new TreeSet<>();
    UNSUPPORTED.forEach(pattern -> words.add(pattern.split(" ")[0]));
    return words;
  }

  /** The matching tokens; empty if the statement does not begin so. */
  private static List<Token> match(String[] pattern, List<Token> tokens) {
    List<Token> words = new ArrayList<>();
    for (String part : pattern) {
      boolean optional = part.startsWith("[");
      String wanted = optional ? part.substring(1, part.length() - 1) : part;
      boolean there = words.size() < tokens.size() && word(tokens.get(words.size())).equals(wanted);
      if (there) {
        words.add(tokens.get(words.size()));
      } else if (!optional) {
        return List.of();
      }
    }
    return words;
  }

  private static boolean isTable(List<Token> words, List<Token> tokens) {
    if (!word(words.get(0)).startsWith("DESC") || !NAMES_TOO.contains(word(words.get(1)))) {
      return false;
    }
    int after = words.size() < tokens.size() ? tokens.get(words.size()).getType() : Token.EOF;
    return after == Token.EOF || after == MillraceLexer.SEMICOLON || after == MillraceLexer.DOT;
  }

  private static String word(Token token) {
    return TokenKinds.isWord(token.getType()) ? token.getText().toUpperCase(Locale.ROOT) : "";
  }
}

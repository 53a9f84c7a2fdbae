package io.millrace.sql.grammar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Turns a set of token types into the words a person would use. */
final class ExpectedTokens {
  private static final ATN ATN = MillraceParser._ATN;

  /** Only places where any text may stand, such as a setting without quotes, expect more kinds. */
  private static final int NEARLY_ALL = 100;

  private ExpectedTokens() {}

  /** What was expected, the larger notions first; {@code rule} names sets of nearly everything. */
  static List<String> describe(IntervalSet expected, int rule) {
    if (expected.size() > NEARLY_ALL) {
      boolean equals =
          rule != MillraceParser.RULE_expression
              && rule != MillraceParser.RULE_settingValue
              && expected.contains(MillraceLexer.EQ);
      return List.of(equals ? "'='" : nameOf(rule));
    }
    Set<String> names = new LinkedHashSet<>();
    IntervalSet rest = new IntervalSet(expected);
    if (contains(rest, MillraceParser.RULE_statement)) {
      return List.of("a statement");
    }
    if (contains(rest, MillraceParser.RULE_plainQuery)) {
      names.add("a query");
      remove(rest, MillraceParser.RULE_query);
    }
    if (rest.contains(MillraceLexer.BOOLEAN) && rest.contains(MillraceLexer.ROW)) {
      names.add("a data type");
      remove(rest, MillraceParser.RULE_typeName);
    }
    if (rest.contains(MillraceLexer.NAME)) {
      names.add("a name");
      remove(rest, MillraceParser.RULE_identifier);
      rest.remove(MillraceLexer.IF);
    }
    if (rest.contains(MillraceLexer.SEMICOLON)) {
      rest.remove(MillraceLexer.ON);
      rest.remove(Token.EOF);
    }
    if (contains(rest, MillraceParser.RULE_typeSuffix)) {
      remove(rest, MillraceParser.RULE_typeSuffix);
    }
    List<String> punctuation = new ArrayList<>();
    for (int type : rest.toList()) {
      String name = TokenKinds.expected(type);
      (name.startsWith("'") ? punctuation : names).add(name);
    }
    addPunctuation(names, punctuation);
    return List.copyOf(names);
  }

  /** A dot or a hint could follow many names: told only when nothing else could stand there. */
  private static void addPunctuation(Set<String> names, List<String> punctuation) {
    for (int type : List.of(MillraceLexer.DOT, MillraceLexer.HINT_BEGIN)) {
      if (punctuation.size() + names.size() > 1) {
        punctuation.remove(TokenKinds.expected(type));
      }
    }
    names.addAll(punctuation);
  }

  private static String nameOf(int rule) {
    return switch (rule) {
      case MillraceParser.RULE_expression -> "an expression";
      case MillraceParser.RULE_settingValue -> "a value";
      default -> "the name of an option";
    };
  }

  /** Whether a data type may begin with a token of this type. */
  static boolean beginsType(int type) {
    return first(MillraceParser.RULE_typeName).contains(type);
  }

  private static boolean contains(IntervalSet set, int rule) {
    IntervalSet first = first(rule);
    return first.and(set).equals(first);
  }

  private static void remove(IntervalSet set, int rule) {
    for (int type : first(rule).toList()) {
      set.remove(type);
    }
  }

  private static IntervalSet first(int rule) {
    IntervalSet first = new IntervalSet(ATN.nextTokens(ATN.ruleToStartState[rule]));
    first.remove(Token.EPSILON);
    return first;
  }
}

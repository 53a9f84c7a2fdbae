package io.millrace.sql;

import io.millrace.sql.ast.Identifier;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.StringLiteral;
import io.millrace.sql.ast.TableOption;
import io.millrace.sql.grammar.MillraceParser.CommentContext;
import io.millrace.sql.grammar.MillraceParser.IdentifierContext;
import io.millrace.sql.grammar.MillraceParser.IdentifierListContext;
import io.millrace.sql.grammar.MillraceParser.QualifiedNameContext;
import io.millrace.sql.grammar.MillraceParser.TableOptionContext;
import io.millrace.sql.grammar.MillraceParser.TableOptionsContext;
import io.millrace.sql.grammar.SyntaxErrors;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Names, strings, options and spans of the parse tree. */
final class NameReader {
  private final SyntaxErrors errors;

  NameReader(SyntaxErrors errors) {
    this.errors = errors;
  }

  Span span(ParserRuleContext context) {
    return errors.span(context.getStart(), context.getStop());
  }

  SourcePosition position(ParserRuleContext context) {
    return span(context).position();
  }

  Identifier identifier(IdentifierContext context) {
    return identifier(context.getStart());
  }

  Identifier identifier(Token token) {
    String text = token.getText();
    boolean quoted = text.startsWith("`");
    String name = quoted ? text.substring(1, text.length() - 1).replace("``", "`") : text;
    return new Identifier(name, quoted, errors.position(token));
  }

  /** The names of a list in parentheses; none for null. A name that stands twice is an error. */
  List<Identifier> identifiers(IdentifierListContext context) {
    if (context == null) {
      return List.of();
    }
    List<Identifier> names = context.identifier().stream().map(this::identifier).toList();
    requireDistinct(names);
    return names;
  }

  void requireDistinct(List<Identifier> names) {
    Map<String, Identifier> seen = new HashMap<>();
    for (Identifier name : names) {
      Identifier before = seen.putIfAbsent(name.name(), name);
      if (before != null) {
        throw errors.at(
            name.position(),
            "column '" + name + "' is named twice",
            "it stands first at " + before.position());
      }
    }
  }

  QualifiedName qualifiedName(QualifiedNameContext context) {
    return new QualifiedName(context.identifier().stream().map(this::identifier).toList());
  }

  StringLiteral string(TerminalNode node) {
    Token token = node.getSymbol();
    String text = token.getText();
    String value = text.substring(1, text.length() - 1).replace("''", "'");
    return new StringLiteral(value, errors.position(token));
  }

  Optional<StringLiteral> optionalString(TerminalNode node) {
    return Optional.ofNullable(node).map(this::string);
  }

  Optional<StringLiteral> comment(CommentContext context) {
    return Optional.ofNullable(context).map(c -> string(c.TEXT()));
  }

  /** The options of a list in parentheses; none for null. Of a key that stands twice the last. */
  List<TableOption> options(TableOptionsContext context) {
    if (context == null) {
      return List.of();
    }
    Map<String, TableOption> options = new LinkedHashMap<>();
    for (TableOptionContext option : context.tableOption()) {
      StringLiteral key = string(option.TEXT(0));
      options.put(key.value(), new TableOption(key, string(option.TEXT(1))));
    }
    return List.copyOf(options.values());
  }
}

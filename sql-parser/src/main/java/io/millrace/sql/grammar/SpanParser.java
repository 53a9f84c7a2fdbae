package io.millrace.sql.grammar;

import java.util.Locale;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/** What the generated parser does by hand: it consumes queries and expressions as spans. */
abstract class SpanParser extends Parser {
  private SyntaxErrors errors;

  SpanParser(TokenStream input) {
    super(input);
  }

  final void report(SyntaxErrors reporter) {
    errors = reporter;
  }

  /** Consumes the rest of the query whose tokens from {@code first} on are consumed already. */
  final void consumeQuery(Token first) {
    consume(first, SpanScanner.Kind.QUERY);
  }

  /** Consumes the rest of the expression that began with {@code first}. */
  final void consumeExpression(Token first) {
    consume(first, SpanScanner.Kind.EXPRESSION);
  }

  /** Fails at a type of the dialect before its parameters are read. */
  final void refuseType(Token name) {
    String type = name.getText().toUpperCase(Locale.ROOT);
    throw errors.at(name, "not supported yet: the data type " + type, null);
  }

  final Token tokenBefore(Token token) {
    return _input.get(token.getTokenIndex() - 1);
  }

  private void consume(Token first, SpanScanner.Kind kind) {
    SpanScanner scanner = new SpanScanner(errors, kind);
    int consumed = _input.index();
    for (int i = first.getTokenIndex(); i < consumed; i++) {
      scanner.take(_input.get(i), Token.EOF, Token.EOF);
    }
    while (scanner.take(_input.LT(1), _input.LA(2), typeAfterNext())) {
      consume();
    }
  }

  private int typeAfterNext() {
    return _input.LA(2) == Token.EOF ? Token.EOF : _input.LA(3);
  }
}

package io.millrace.planner.parser;

import io.millrace.planner.parser.generated.GeneratedSqlParserConstants;
import io.millrace.planner.parser.generated.GeneratedSqlParserTokenManager;
import io.millrace.planner.parser.generated.SimpleCharStream;
import io.millrace.planner.parser.generated.Token;
import java.io.Reader;

/**
 * The parser's words, but MEASURE is a name: the grammar would take {@code x AS measure} for a
 * clause of Calcite that Flink has not.
 */
final class PlainWords extends GeneratedSqlParserTokenManager {
  PlainWords(Reader text) {
    super(new Characters(text));
  }

  @Override
  public Token getNextToken() {
    Token token = super.getNextToken();
    if (token.kind == GeneratedSqlParserConstants.MEASURE) {
      token.kind = GeneratedSqlParserConstants.IDENTIFIER;
    }
    return token;
  }

  /** A tab is one column. */
  private static final class Characters extends SimpleCharStream {
    Characters(Reader text) {
      super(text, 1, 1);
      setTabSize(1);
    }
  }
}

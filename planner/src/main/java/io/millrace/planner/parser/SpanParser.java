package io.millrace.planner.parser;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.planner.parser.generated.GeneratedSqlParser;
import io.millrace.sql.source.Span;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl.LexicalState;

/**
 * Parses pieces of the user's file: identifiers keep their case, backticks quote them. Positions in
 * the result, and in errors, are those of the file.
 */
public final class SpanParser {
  private static final int MAX_IDENTIFIER_LENGTH = 1024;

  private SpanParser() {}

  /** Parses SELECT, VALUES, WITH, and what combines them. */
  public static SqlNode parseQuery(Span span) {
    GeneratedSqlParser parser = parser(span);
    SqlNode node;
    try {
      node = parser.parseSqlStmtEof();
    } catch (Exception e) {
      throw ParseErrors.translate(parser.normalizeException(e), span);
    }
    if (!node.isA(SqlKind.QUERY)) {
      throw new PlanException(Positions.of(node), "expected a query, found " + node.getKind().sql);
    }
    return node;
  }

  /** Parses a scalar expression. */
  public static SqlNode parseExpression(Span span) {
    GeneratedSqlParser parser = parser(span);
    try {
      return parser.parseSqlExpressionEof();
    } catch (Exception e) {
      throw ParseErrors.translate(parser.normalizeException(e), span);
    }
  }

  private static GeneratedSqlParser parser(Span span) {
    GeneratedSqlParser parser = new GeneratedSqlParser(new PlainWords(new SpanReader(span)));
    parser.setQuotedCasing(Casing.UNCHANGED);
    parser.setUnquotedCasing(Casing.UNCHANGED);
    parser.setIdentifierMaxLength(MAX_IDENTIFIER_LENGTH);
    parser.setConformance(Dialect.INSTANCE);
    parser.switchTo(LexicalState.BTID);
    return parser;
  }
}

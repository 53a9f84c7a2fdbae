package io.millrace.sql;

import io.millrace.sql.ast.Script;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.ast.UnsupportedStatement;
import io.millrace.sql.grammar.StatementHead;
import io.millrace.sql.grammar.StatementReader;
import io.millrace.sql.grammar.StatementTokens;
import io.millrace.sql.grammar.SyntaxErrors;
import io.millrace.sql.grammar.TokenText;
import io.millrace.sql.source.SourceText;
import io.millrace.sql.source.Span;
import io.millrace.sql.source.SqlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Reads scripts. */
public final class ScriptParser {
  private final SyntaxErrors errors;
  private final StatementReader reader;
  private final StatementBuilder builder;

  private ScriptParser(SourceText source) {
    this.errors = new SyntaxErrors(source);
    this.reader = new StatementReader(errors);
    this.builder = new StatementBuilder(errors);
  }

  /**
   * Reads a whole script. The {@code ;} after the last statement may be missing.
   *
   * @param fileName for errors
   * @throws SqlSyntaxException for the first statement that cannot be read
   */
  public static Script parse(String fileName, String text) {
    TokenText tokens = TokenText.of(SourceText.ofFile(fileName, text));
    ScriptParser parser = new ScriptParser(tokens.source());
    List<Statement> statements = new ArrayList<>();
    for (StatementTokens statement : StatementTokens.split(tokens)) {
      statements.add(parser.statement(statement));
    }
    return new Script(fileName, statements);
  }

  /** Reads what can be read of a script and collects the errors; never throws one. */
  public static Diagnosis diagnose(String fileName, String text) {
    TokenText tokens = TokenText.of(SourceText.ofFile(fileName, text));
    ScriptParser parser = new ScriptParser(tokens.source());
    List<Statement> statements = new ArrayList<>();
    List<SqlSyntaxException> problems = new ArrayList<>();
    for (StatementTokens statement : StatementTokens.split(tokens)) {
      try {
        statements.add(parser.statement(statement));
      } catch (SqlSyntaxException e) {
        problems.add(e);
      }
    }
    return new Diagnosis(new Script(fileName, statements), problems);
  }

  /** Whether a text can be run or more must be typed. */
  public static Completeness completeness(String text) {
    TokenText tokens = TokenText.of(SourceText.ofFile("", text));
    Optional<Completeness> open = tokens.openEnd().map(ScriptParser::openEnd);
    if (open.isPresent()) {
      return open.get();
    }
    List<StatementTokens> statements = StatementTokens.split(tokens);
    if (statements.isEmpty()) {
      return Completeness.EMPTY;
    }
    return switch (statements.get(statements.size() - 1).end()) {
      case SEMICOLON -> Completeness.COMPLETE;
      case TEXT -> Completeness.OPEN_STATEMENT;
      case TEXT_IN_STATEMENT_SET -> Completeness.OPEN_STATEMENT_SET;
    };
  }

  private static Completeness openEnd(TokenText.OpenEnd end) {
    return switch (end) {
      case STRING -> Completeness.OPEN_STRING;
      case COMMENT -> Completeness.OPEN_COMMENT;
    };
  }

  private Statement statement(StatementTokens tokens) {
    Optional<StatementHead> unsupported = StatementHead.unsupported(tokens);
    if (unsupported.isPresent()) {
      return unsupported(tokens, unsupported.get());
    }
    return builder.statement(reader.statement(tokens));
  }

  private UnsupportedStatement unsupported(StatementTokens tokens, StatementHead head) {
    for (Token token : tokens.tokens()) {
      SqlSyntaxException lexical = errors.lexical(token);
      if (lexical != null) {
        throw lexical;
      }
    }
    List<Token> words = head.words();
    Span name = errors.span(words.get(0), words.get(words.size() - 1));
    Span source = errors.span(words.get(0), tokens.lastBeforeSemicolon());
    return new UnsupportedStatement(source, head.name(), name.position());
  }
}

package io.millrace.sql;

import io.millrace.sql.ast.ClientCommand;
import io.millrace.sql.ast.CompilePlan;
import io.millrace.sql.ast.CreateMode;
import io.millrace.sql.ast.ExecutePlan;
import io.millrace.sql.ast.Explain;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.JarStatement;
import io.millrace.sql.ast.Query;
import io.millrace.sql.ast.ResetAll;
import io.millrace.sql.ast.ResetOption;
import io.millrace.sql.ast.SetOption;
import io.millrace.sql.ast.ShowSettings;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.ast.StatementSet;
import io.millrace.sql.ast.StopJob;
import io.millrace.sql.ast.StringLiteral;
import io.millrace.sql.ast.UseCatalog;
import io.millrace.sql.ast.UseDatabase;
import io.millrace.sql.grammar.MillraceParser;
import io.millrace.sql.grammar.MillraceParserBaseVisitor;
import io.millrace.sql.grammar.SyntaxErrors;
import io.millrace.sql.source.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes statements of the parse tree. */
final class StatementBuilder extends MillraceParserBaseVisitor<Statement> {
  private final SyntaxErrors errors;
  private final NameReader names;
  private final TableBuilder tables;
  private final InsertBuilder inserts;
  private final ShowBuilder shows;
  private final ObjectBuilder objects;
  private final AlterationBuilder alterations;

  StatementBuilder(SyntaxErrors errors) {
    this.errors = errors;
    this.names = new NameReader(errors);
    this.tables = new TableBuilder(errors);
    this.inserts = new InsertBuilder(names);
    this.shows = new ShowBuilder(names, inserts);
    MaterializedBuilder materialized = new MaterializedBuilder(errors, names, tables);
    this.objects = new ObjectBuilder(names, tables, materialized);
    this.alterations = new AlterationBuilder(names, tables, materialized);
  }

  Statement statement(MillraceParser.StatementContext context) {
    return visit(context);
  }

  @Override
  public Statement visitQueryStatement(MillraceParser.QueryStatementContext context) {
    return new Query(names.span(context), names.span(context.query()));
  }

  @Override
  public Statement visitInsertStatement(MillraceParser.InsertStatementContext context) {
    return inserts.insert(names.span(context), context.insert());
  }

  @Override
  public Statement visitExecuteStatement(MillraceParser.ExecuteStatementContext context) {
    if (context.PLAN() != null) {
      return new ExecutePlan(names.span(context), names.string(context.TEXT()));
    }
    return executable(names.span(context), context.executable());
  }

  @Override
  public Statement visitStatementSetBlock(MillraceParser.StatementSetBlockContext context) {
    return set(names.span(context), context.insert());
  }

  @Override
  public Statement visitExplainStatement(MillraceParser.ExplainStatementContext context) {
    Set<Explain.Detail> details = EnumSet.noneOf(Explain.Detail.class);
    for (MillraceParser.ExplainDetailContext detail : context.explainDetail()) {
      if (!details.add(Explain.Detail.valueOf(word(detail.getText())))) {
        throw errors.at(detail.getStart(), word(detail.getText()) + " stands here twice", null);
      }
    }
    Statement explained = executable(names.span(context.executable()), context.executable());
    return new Explain(names.span(context), details, explained);
  }

  private Statement executable(Span source, MillraceParser.ExecutableContext context) {
    if (context.query() != null) {
      return new Query(source, names.span(context.query()));
    }
    return context.insert() != null
        ? inserts.insert(source, context.insert())
        : set(source, context.statementSet().insert());
  }

  private StatementSet set(Span source, List<MillraceParser.InsertContext> parts) {
    List<Insert> all = parts.stream().map(part -> inserts.insert(names.span(part), part)).toList();
    return new StatementSet(source, all);
  }

  @Override
  public Statement visitCompileStatement(MillraceParser.CompileStatementContext context) {
    Statement statement =
        context.insert() != null
            ? inserts.insert(names.span(context.insert()), context.insert())
            : set(names.span(context.statementSet()), context.statementSet().insert());
    return new CompilePlan(
        names.span(context),
        names.string(context.TEXT()),
        context.ifNotExists() != null,
        context.EXECUTE() != null,
        statement);
  }

  @Override
  public Statement visitCreateStatement(MillraceParser.CreateStatementContext context) {
    return objects.statement(names.span(context), context.creation());
  }

  @Override
  public Statement visitReplaceStatement(MillraceParser.ReplaceStatementContext context) {
    return tables.table(
        names.span(context), false, CreateMode.Replacement.REQUIRED, context.createTable());
  }

  @Override
  public Statement visitDropStatement(MillraceParser.DropStatementContext context) {
    return objects.statement(names.span(context), context.dropping());
  }

  @Override
  public Statement visitAlterStatement(MillraceParser.AlterStatementContext context) {
    return alterations.statement(names.span(context), context.alteration());
  }

  @Override
  public Statement visitJarStatement(MillraceParser.JarStatementContext context) {
    return new JarStatement(
        names.span(context),
        context.ADD() != null ? JarStatement.Kind.ADD : JarStatement.Kind.REMOVE,
        names.string(context.TEXT()));
  }

  @Override
  public Statement visitStopJobStatement(MillraceParser.StopJobStatementContext context) {
    return new StopJob(
        names.span(context),
        names.string(context.TEXT()),
        context.SAVEPOINT() != null,
        context.DRAIN() != null);
  }

  @Override
  public Statement visitSetStatement(MillraceParser.SetStatementContext context) {
    Span source = names.span(context);
    if (context.settingKey() == null) {
      return new ShowSettings(source);
    }
    MillraceParser.SettingValueContext value = context.settingValue();
    return new SetOption(source, key(context.settingKey()), setting(value, value.TEXT()));
  }

  @Override
  public Statement visitResetStatement(MillraceParser.ResetStatementContext context) {
    Span source = names.span(context);
    return context.settingKey() == null
        ? new ResetAll(source)
        : new ResetOption(source, key(context.settingKey()));
  }

  private StringLiteral key(MillraceParser.SettingKeyContext context) {
    return setting(context, context.TEXT(0));
  }

  /** A setting in quotes, or the text as it stands. */
  private StringLiteral setting(ParserRuleContext context, TerminalNode string) {
    if (string != null && context.getChildCount() == 1) {
      return names.string(string);
    }
    Span text = names.span(context);
    requireNoComment(context, text);
    return new StringLiteral(text.text(), text.position());
  }

  /** A text without quotes loses what looks like a comment, such as the rest of a URL. */
  private void requireNoComment(ParserRuleContext context, Span text) {
    int tokenChars = 0;
    for (int i = 0; i < context.getChildCount(); i++) {
      TerminalNode child = (TerminalNode) context.getChild(i);
      errors.requireToken(child.getSymbol());
      tokenChars += withoutBlanks(child.getText());
    }
    boolean commentInside = withoutBlanks(text.text()) != tokenChars;
    if (commentInside || errors.commentTouches(context.getStop())) {
      throw errors.at(
          text.position(),
          "a comment cuts this value short",
          "put it in single quotes, as in SET 'key' = 'value'");
    }
  }

  private static int withoutBlanks(String text) {
    return (int) text.chars().filter(c -> c > ' ').count();
  }

  @Override
  public Statement visitDescribeStatement(MillraceParser.DescribeStatementContext context) {
    return shows.describe(names.span(context), context.describeWhat());
  }

  @Override
  public Statement visitShowStatement(MillraceParser.ShowStatementContext context) {
    return shows.show(names.span(context), context.showWhat());
  }

  @Override
  public Statement visitUseStatement(MillraceParser.UseStatementContext context) {
    Span source = names.span(context);
    return context.CATALOG() != null
        ? new UseCatalog(source, names.identifier(context.identifier()))
        : new UseDatabase(source, names.qualifiedName(context.qualifiedName()));
  }

  @Override
  public Statement visitClientCommand(MillraceParser.ClientCommandContext context) {
    ClientCommand.Kind kind = ClientCommand.Kind.valueOf(word(context.getText()));
    return new ClientCommand(names.span(context), kind);
  }

  /** Statements are visited by name; a rule without a method here is a mistake of the builder. */
  @Override
  protected Statement defaultResult() {
    throw new IllegalStateException("a statement that the builder does not know");
  }

  private static String word(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}

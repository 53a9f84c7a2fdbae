package io.millrace.sql;

import io.millrace.sql.ast.NameFilter;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.Show;
import io.millrace.sql.ast.ShowColumns;
import io.millrace.sql.ast.ShowCreate;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.grammar.MillraceParser.NameFilterContext;
import io.millrace.sql.grammar.MillraceParser.ShowCatalogsContext;
import io.millrace.sql.grammar.MillraceParser.ShowColumnsContext;
import io.millrace.sql.grammar.MillraceParser.ShowCreateContext;
import io.millrace.sql.grammar.MillraceParser.ShowCurrentContext;
import io.millrace.sql.grammar.MillraceParser.ShowFromContext;
import io.millrace.sql.grammar.MillraceParser.ShowFunctionsContext;
import io.millrace.sql.grammar.MillraceParser.ShowInsideContext;
import io.millrace.sql.grammar.MillraceParser.ShowJobsContext;
import io.millrace.sql.grammar.MillraceParser.ShowWhatContext;
import io.millrace.sql.grammar.MillraceParserBaseVisitor;
import io.millrace.sql.source.Span;
import java.util.Locale;
import java.util.Optional;

/** Makes the SHOW statements of the parse tree. */
final class ShowBuilder {
  private final NameReader names;

  ShowBuilder(NameReader names) {
    this.names = names;
  }

  Statement show(Span source, ShowWhatContext context) {
    return new What(source).visit(context);
  }

  private Optional<QualifiedName> from(ShowFromContext context) {
    return Optional.ofNullable(context).map(c -> names.qualifiedName(c.qualifiedName()));
  }

  private Optional<NameFilter> filter(NameFilterContext context) {
    return Optional.ofNullable(context)
        .map(c -> new NameFilter(c.NOT() != null, c.ILIKE() != null, names.string(c.TEXT())));
  }

  private final class What extends MillraceParserBaseVisitor<Statement> {
    private final Span source;

    What(Span source) {
      this.source = source;
    }

    @Override
    public Statement visitShowInside(ShowInsideContext context) {
      String kind = context.getStart().getText().toUpperCase(Locale.ROOT);
      return new Show(
          source, Show.Kind.valueOf(kind), from(context.showFrom()), filter(context.nameFilter()));
    }

    @Override
    public Statement visitShowFunctions(ShowFunctionsContext context) {
      Show.Kind kind = context.USER() != null ? Show.Kind.USER_FUNCTIONS : Show.Kind.FUNCTIONS;
      return new Show(source, kind, from(context.showFrom()), filter(context.nameFilter()));
    }

    @Override
    public Statement visitShowCatalogs(ShowCatalogsContext context) {
      return new Show(source, Show.Kind.CATALOGS, Optional.empty(), filter(context.nameFilter()));
    }

    @Override
    public Statement visitShowJobs(ShowJobsContext context) {
      return new Show(source, Show.Kind.JOBS, Optional.empty(), Optional.empty());
    }

    @Override
    public Statement visitShowCurrent(ShowCurrentContext context) {
      Show.Kind kind =
          context.CATALOG() != null ? Show.Kind.CURRENT_CATALOG : Show.Kind.CURRENT_DATABASE;
      return new Show(source, kind, Optional.empty(), Optional.empty());
    }

    @Override
    public Statement visitShowColumns(ShowColumnsContext context) {
      return new ShowColumns(
          source,
          names.qualifiedName(context.showFrom().qualifiedName()),
          filter(context.nameFilter()));
    }

    @Override
    public Statement visitShowCreate(ShowCreateContext context) {
      return new ShowCreate(
          source,
          context.TABLE() != null ? ShowCreate.Kind.TABLE : ShowCreate.Kind.VIEW,
          names.qualifiedName(context.qualifiedName()));
    }

    @Override
    protected Statement defaultResult() {
      throw new IllegalStateException("a SHOW statement that the builder does not know");
    }
  }
}

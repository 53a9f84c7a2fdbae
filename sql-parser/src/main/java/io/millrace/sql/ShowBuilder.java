package io.millrace.sql;

import io.millrace.sql.ast.DescribeJob;
import io.millrace.sql.ast.DescribeObject;
import io.millrace.sql.ast.DescribeTable;
import io.millrace.sql.ast.Identifier;
import io.millrace.sql.ast.NameFilter;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.Show;
import io.millrace.sql.ast.ShowColumns;
import io.millrace.sql.ast.ShowCreate;
import io.millrace.sql.ast.ShowPartitions;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.grammar.MillraceParser;
import io.millrace.sql.grammar.MillraceParser.DescribeContainerContext;
import io.millrace.sql.grammar.MillraceParser.DescribeFunctionContext;
import io.millrace.sql.grammar.MillraceParser.DescribeJobContext;
import io.millrace.sql.grammar.MillraceParser.DescribeTableContext;
import io.millrace.sql.grammar.MillraceParser.DescribeWhatContext;
import io.millrace.sql.grammar.MillraceParser.IdentifierContext;
import io.millrace.sql.grammar.MillraceParser.NameFilterContext;
import io.millrace.sql.grammar.MillraceParser.ShowAllContext;
import io.millrace.sql.grammar.MillraceParser.ShowCatalogsContext;
import io.millrace.sql.grammar.MillraceParser.ShowColumnsContext;
import io.millrace.sql.grammar.MillraceParser.ShowCreateContext;
import io.millrace.sql.grammar.MillraceParser.ShowCurrentContext;
import io.millrace.sql.grammar.MillraceParser.ShowFromContext;
import io.millrace.sql.grammar.MillraceParser.ShowFunctionsContext;
import io.millrace.sql.grammar.MillraceParser.ShowInsideContext;
import io.millrace.sql.grammar.MillraceParser.ShowPartitionsContext;
import io.millrace.sql.grammar.MillraceParser.ShowProceduresContext;
import io.millrace.sql.grammar.MillraceParser.ShowWhatContext;
import io.millrace.sql.grammar.MillraceParserBaseVisitor;
import io.millrace.sql.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Makes the SHOW and DESCRIBE statements of the parse tree. */
final class ShowBuilder {
  private final NameReader names;
  private final InsertBuilder inserts;

  ShowBuilder(NameReader names, InsertBuilder inserts) {
    this.names = names;
    this.inserts = inserts;
  }

  Statement describe(Span source, DescribeWhatContext context) {
    return new What(source).visit(context);
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
    public Statement visitShowMaterialized(MillraceParser.ShowMaterializedContext context) {
      return new Show(
          source,
          Show.Kind.MATERIALIZED_TABLES,
          from(context.showFrom()),
          filter(context.nameFilter()));
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
    public Statement visitShowAll(ShowAllContext context) {
      Show.Kind kind =
          context.FULL() != null
              ? Show.Kind.FULL_MODULES
              : Show.Kind.valueOf(context.getStart().getText().toUpperCase(Locale.ROOT));
      return new Show(source, kind, Optional.empty(), Optional.empty());
    }

    @Override
    public Statement visitShowProcedures(ShowProceduresContext context) {
      return new Show(
          source, Show.Kind.PROCEDURES, from(context.showFrom()), filter(context.nameFilter()));
    }

    @Override
    public Statement visitShowPartitions(ShowPartitionsContext context) {
      return new ShowPartitions(
          source,
          names.qualifiedName(context.qualifiedName()),
          inserts.partition(context.partitionSpec()));
    }

    @Override
    public Statement visitDescribeContainer(DescribeContainerContext context) {
      if (context.qualifiedName() == null) {
        return table(context.getStart(), context.identifier(), false);
      }
      DescribeObject.Kind kind =
          context.CATALOG() != null ? DescribeObject.Kind.CATALOG : DescribeObject.Kind.DATABASE;
      return new DescribeObject(
          source, kind, context.EXTENDED() != null, names.qualifiedName(context.qualifiedName()));
    }

    @Override
    public Statement visitDescribeJob(DescribeJobContext context) {
      return context.TEXT() == null
          ? table(context.getStart(), context.identifier(), false)
          : new DescribeJob(source, names.string(context.TEXT()));
    }

    @Override
    public Statement visitDescribeFunction(DescribeFunctionContext context) {
      return new DescribeObject(
          source,
          DescribeObject.Kind.FUNCTION,
          context.EXTENDED() != null,
          names.qualifiedName(context.qualifiedName()));
    }

    @Override
    public Statement visitDescribeTable(DescribeTableContext context) {
      return context.qualifiedName() != null
          ? new DescribeTable(source, names.qualifiedName(context.qualifiedName()), true)
          : table(context.getStart(), context.tableName().identifier(), false);
    }

    private DescribeTable table(Token first, List<IdentifierContext> rest, boolean extended) {
      List<Identifier> parts = new ArrayList<>();
      parts.add(names.identifier(first));
      rest.forEach(part -> parts.add(names.identifier(part)));
      return new DescribeTable(source, new QualifiedName(parts), extended);
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
          context.MATERIALIZED() != null
              ? ShowCreate.Kind.MATERIALIZED_TABLE
              : context.TABLE() != null
                  ? ShowCreate.Kind.TABLE
                  : context.VIEW() != null ? ShowCreate.Kind.VIEW : ShowCreate.Kind.CATALOG,
          names.qualifiedName(context.qualifiedName()));
    }

    @Override
    protected Statement defaultResult() {
      throw new IllegalStateException("a SHOW statement that the builder does not know");
    }
  }
}

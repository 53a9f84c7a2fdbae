package io.millrace.sql;

import io.millrace.sql.ast.CreateCatalog;
import io.millrace.sql.ast.CreateDatabase;
import io.millrace.sql.ast.CreateFunction;
import io.millrace.sql.ast.CreateFunction.Scope;
import io.millrace.sql.ast.CreateMode;
import io.millrace.sql.ast.CreateMode.Replacement;
import io.millrace.sql.ast.CreateView;
import io.millrace.sql.ast.DropCatalog;
import io.millrace.sql.ast.DropDatabase;
import io.millrace.sql.ast.DropFunction;
import io.millrace.sql.ast.DropTable;
import io.millrace.sql.ast.DropView;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.grammar.MillraceParser;
import io.millrace.sql.grammar.MillraceParserBaseVisitor;
import io.millrace.sql.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;

/** Makes the CREATE and DROP statements of the parse tree. */
final class ObjectBuilder {
  private final NameReader names;
  private final TableBuilder tables;
  private final MaterializedBuilder materialized;

  ObjectBuilder(NameReader names, TableBuilder tables, MaterializedBuilder materialized) {
    this.names = names;
    this.tables = tables;
    this.materialized = materialized;
  }

  /** The statement of a {@code creation} or {@code dropping}. */
  Statement statement(Span source, ParserRuleContext context) {
    return new What(source).visit(context);
  }

  private final class What extends MillraceParserBaseVisitor<Statement> {
    private final Span source;

    What(Span source) {
      this.source = source;
    }

    @Override
    public Statement visitCreateOrReplace(MillraceParser.CreateOrReplaceContext context) {
      return context.materializedTable() != null
          ? materialized.create(source, true, context.materializedTable())
          : tables.table(source, false, Replacement.IF_EXISTS, context.createTable());
    }

    @Override
    public Statement visitCreateMaterialized(MillraceParser.CreateMaterializedContext context) {
      return materialized.create(source, false, context.materializedTable());
    }

    @Override
    public Statement visitDropMaterialized(MillraceParser.DropMaterializedContext context) {
      return materialized.drop(source, context);
    }

    @Override
    public Statement visitCreateTemporary(MillraceParser.CreateTemporaryContext context) {
      if (context.createTable() != null) {
        return tables.table(source, true, Replacement.NONE, context.createTable());
      }
      if (context.createView() != null) {
        return view(true, context.createView());
      }
      Scope scope = context.SYSTEM() != null ? Scope.TEMPORARY_SYSTEM : Scope.TEMPORARY;
      return function(scope, context.createFunction());
    }

    @Override
    public Statement visitCreatePermanent(MillraceParser.CreatePermanentContext context) {
      if (context.createTable() != null) {
        return tables.table(source, false, Replacement.NONE, context.createTable());
      }
      return context.createView() != null
          ? view(false, context.createView())
          : function(Scope.CATALOG, context.createFunction());
    }

    private Statement view(boolean temporary, MillraceParser.CreateViewContext view) {
      return new CreateView(
          source,
          new CreateMode(temporary, view.ifNotExists() != null),
          names.qualifiedName(view.qualifiedName()),
          names.identifiers(view.identifierList()),
          names.comment(view.comment()),
          names.span(view.query()));
    }

    private CreateFunction function(Scope scope, MillraceParser.CreateFunctionContext context) {
      boolean ifNotExists = context.ifNotExists() != null;
      return FunctionReader.read(names, source, scope, false, ifNotExists, context.functionBody());
    }

    @Override
    public Statement visitCreateCatalog(MillraceParser.CreateCatalogContext context) {
      return new CreateCatalog(
          source,
          context.ifNotExists() != null,
          names.identifier(context.identifier()),
          names.comment(context.comment()),
          names.options(context.tableOptions()));
    }

    @Override
    public Statement visitCreateDatabase(MillraceParser.CreateDatabaseContext context) {
      return new CreateDatabase(
          source,
          context.ifNotExists() != null,
          names.qualifiedName(context.qualifiedName()),
          names.comment(context.comment()),
          names.options(context.tableOptions()));
    }

    @Override
    public Statement visitDropTemporary(MillraceParser.DropTemporaryContext context) {
      Scope scope = context.SYSTEM() != null ? Scope.TEMPORARY_SYSTEM : Scope.TEMPORARY;
      return context.dropRelation() != null
          ? relation(true, context.dropRelation())
          : function(scope, context.dropFunction());
    }

    @Override
    public Statement visitDropPermanent(MillraceParser.DropPermanentContext context) {
      return context.dropRelation() != null
          ? relation(false, context.dropRelation())
          : function(Scope.CATALOG, context.dropFunction());
    }

    private Statement relation(boolean temporary, MillraceParser.DropRelationContext context) {
      boolean ifExists = context.ifExists() != null;
      QualifiedName name = names.qualifiedName(context.qualifiedName());
      return context.TABLE() != null
          ? new DropTable(source, temporary, ifExists, name)
          : new DropView(source, temporary, ifExists, name);
    }

    private Statement function(Scope scope, MillraceParser.DropFunctionContext context) {
      return new DropFunction(
          source, scope, context.ifExists() != null, names.qualifiedName(context.qualifiedName()));
    }

    @Override
    public Statement visitDropCatalog(MillraceParser.DropCatalogContext context) {
      return new DropCatalog(
          source, context.ifExists() != null, names.identifier(context.identifier()));
    }

    @Override
    public Statement visitDropDatabase(MillraceParser.DropDatabaseContext context) {
      return new DropDatabase(
          source,
          context.ifExists() != null,
          names.qualifiedName(context.qualifiedName()),
          context.CASCADE() != null);
    }

    @Override
    protected Statement defaultResult() {
      throw new IllegalStateException("a CREATE or DROP that the builder does not know");
    }
  }
}

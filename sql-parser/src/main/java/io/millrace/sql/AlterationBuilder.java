package io.millrace.sql;

import io.millrace.sql.ast.AlterCatalog;
import io.millrace.sql.ast.AlterDatabase;
import io.millrace.sql.ast.AlterTable;
import io.millrace.sql.ast.AlterView;
import io.millrace.sql.ast.CreateFunction.Scope;
import io.millrace.sql.ast.Statement;
import io.millrace.sql.ast.StringLiteral;
import io.millrace.sql.ast.TableChange;
import io.millrace.sql.grammar.MillraceParser;
import io.millrace.sql.grammar.MillraceParserBaseVisitor;
import io.millrace.sql.source.Span;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Makes the ALTER statements of the parse tree. */
final class AlterationBuilder {
  private static final String PARTITIONS = "a partition is there once a row of it is written";

  private final NameReader names;
  private final TableBuilder tables;
  private final MaterializedBuilder materialized;

  AlterationBuilder(NameReader names, TableBuilder tables, MaterializedBuilder materialized) {
    this.names = names;
    this.tables = tables;
    this.materialized = materialized;
  }

  Statement statement(Span source, ParserRuleContext context) {
    return new What(source).visit(context);
  }

  private TableChange change(MillraceParser.TableChangeContext context) {
    if (context.alterElements() != null) {
      return elements(context);
    }
    if (context.dropPart() != null) {
      return drop(context.dropPart());
    }
    if (context.qualifiedName() != null) {
      return new TableChange.Rename(names.qualifiedName(context.qualifiedName()));
    }
    if (context.RENAME() != null) {
      return new TableChange.RenameColumn(
          names.identifier(context.identifier(0)), names.identifier(context.identifier(1)));
    }
    return context.tableOptions() != null
        ? new TableChange.SetOptions(names.options(context.tableOptions()))
        : new TableChange.ResetOptions(keys(context.optionKeys()));
  }

  private TableChange elements(MillraceParser.TableChangeContext context) {
    MillraceParser.AlterElementsContext elements = context.alterElements();
    if (elements.partitionSpec() != null) {
      return new TableChange.Unsupported(
          "partitions in ALTER TABLE", PARTITIONS, names.position(elements.partitionSpec()));
    }
    if (elements.DISTRIBUTION() != null) {
      return new TableChange.Unsupported(
          "changing how a table is distributed",
          "say it in CREATE TABLE: DISTRIBUTED BY …",
          names.position(elements));
    }
    return tables.elements(context.getStart(), elements.alterElement());
  }

  private TableChange drop(MillraceParser.DropPartContext context) {
    if (context.partitionSpec() != null) {
      return new TableChange.Unsupported(
          "partitions in ALTER TABLE", PARTITIONS, names.position(context.partitionSpec()));
    }
    if (context.DISTRIBUTION() != null) {
      return new TableChange.Unsupported(
          "changing how a table is distributed",
          "create the table anew, without DISTRIBUTED BY",
          names.position(context));
    }
    if (context.PRIMARY() != null) {
      return new TableChange.DropPart(TableChange.Part.PRIMARY_KEY, names.position(context));
    }
    if (context.CONSTRAINT() != null) {
      return new TableChange.DropPart(TableChange.Part.CONSTRAINT, names.position(context));
    }
    if (context.WATERMARK() != null) {
      return new TableChange.DropPart(TableChange.Part.WATERMARK, names.position(context));
    }
    return new TableChange.DropColumns(
        context.identifierList() != null
            ? names.identifiers(context.identifierList())
            : List.of(names.identifier(context.identifier())));
  }

  private List<StringLiteral> keys(MillraceParser.OptionKeysContext context) {
    return context == null ? List.of() : context.TEXT().stream().map(names::string).toList();
  }

  private final class What extends MillraceParserBaseVisitor<Statement> {
    private final Span source;

    What(Span source) {
      this.source = source;
    }

    @Override
    public Statement visitAlterTable(MillraceParser.AlterTableContext context) {
      return new AlterTable(
          source,
          context.ifExists() != null,
          names.qualifiedName(context.qualifiedName()),
          change(context.tableChange()));
    }

    @Override
    public Statement visitAlterView(MillraceParser.AlterViewContext context) {
      return new AlterView(
          source,
          context.ifExists() != null,
          names.qualifiedName(context.qualifiedName(0)),
          Optional.ofNullable(context.qualifiedName(1)).map(names::qualifiedName),
          Optional.ofNullable(context.query()).map(names::span));
    }

    @Override
    public Statement visitAlterMaterialized(MillraceParser.AlterMaterializedContext context) {
      return materialized.alter(source, context);
    }

    @Override
    public Statement visitAlterDatabase(MillraceParser.AlterDatabaseContext context) {
      return new AlterDatabase(
          source,
          names.qualifiedName(context.qualifiedName()),
          names.options(context.tableOptions()));
    }

    @Override
    public Statement visitAlterCatalog(MillraceParser.AlterCatalogContext context) {
      return new AlterCatalog(
          source,
          names.identifier(context.identifier()),
          names.options(context.tableOptions()),
          keys(context.optionKeys()),
          names.comment(context.comment()));
    }

    @Override
    public Statement visitAlterTemporaryFunction(
        MillraceParser.AlterTemporaryFunctionContext context) {
      Scope scope = context.SYSTEM() != null ? Scope.TEMPORARY_SYSTEM : Scope.TEMPORARY;
      return function(scope, context.alterFunction());
    }

    @Override
    public Statement visitAlterPermanentFunction(
        MillraceParser.AlterPermanentFunctionContext context) {
      return function(Scope.CATALOG, context.alterFunction());
    }

    private Statement function(Scope scope, MillraceParser.AlterFunctionContext context) {
      boolean ifExists = context.ifExists() != null;
      return FunctionReader.read(names, source, scope, true, ifExists, context.functionBody());
    }

    @Override
    protected Statement defaultResult() {
      throw new IllegalStateException("an ALTER statement that the builder does not know");
    }
  }
}

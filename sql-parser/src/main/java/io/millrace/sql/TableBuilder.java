package io.millrace.sql;

import io.millrace.sql.ast.ColumnDefinition;
import io.millrace.sql.ast.CreateMode;
import io.millrace.sql.ast.CreateMode.Replacement;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.ast.Distribution;
import io.millrace.sql.ast.Identifier;
import io.millrace.sql.ast.PrimaryKey;
import io.millrace.sql.ast.StringLiteral;
import io.millrace.sql.ast.TableChange;
import io.millrace.sql.ast.TableLike;
import io.millrace.sql.ast.TableProperties;
import io.millrace.sql.ast.TableSchema;
import io.millrace.sql.ast.TypeSpec;
import io.millrace.sql.ast.WatermarkDefinition;
import io.millrace.sql.grammar.MillraceLexer;
import io.millrace.sql.grammar.MillraceParser;
import io.millrace.sql.grammar.MillraceParser.AlterElementContext;
import io.millrace.sql.grammar.MillraceParser.ColumnConstraintContext;
import io.millrace.sql.grammar.MillraceParser.ColumnContext;
import io.millrace.sql.grammar.MillraceParser.ConstraintNameContext;
import io.millrace.sql.grammar.MillraceParser.CreateTableContext;
import io.millrace.sql.grammar.MillraceParser.DistributionContext;
import io.millrace.sql.grammar.MillraceParser.EnforcementContext;
import io.millrace.sql.grammar.MillraceParser.LikeClauseContext;
import io.millrace.sql.grammar.MillraceParser.QueryContext;
import io.millrace.sql.grammar.MillraceParser.TableBodyContext;
import io.millrace.sql.grammar.MillraceParser.TableConstraintContext;
import io.millrace.sql.grammar.MillraceParser.TableElementContext;
import io.millrace.sql.grammar.MillraceParser.WatermarkContext;
import io.millrace.sql.grammar.SyntaxErrors;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Makes CREATE TABLE of the parse tree, and checks what the grammar lets pass. */
final class TableBuilder {
  private final SyntaxErrors errors;
  private final NameReader names;
  private final TypeBuilder types;

  TableBuilder(SyntaxErrors errors) {
    this.errors = errors;
    this.names = new NameReader(errors);
    this.types = new TypeBuilder(errors);
  }

  CreateTable table(
      Span source, boolean temporary, Replacement replacement, CreateTableContext context) {
    CreateTable table = table(source, temporary, replacement, context.tableBody(), context.query());
    return context.likeClause() == null ? table : table.like(like(context.likeClause()));
  }

  CreateTable table(
      Span source,
      boolean temporary,
      Replacement replacement,
      TableBodyContext context,
      QueryContext query) {
    TableSchema schema =
        context.tableElements() == null
            ? new TableSchema(List.of(), Optional.empty(), Optional.empty(), List.of())
            : new Elements(query != null).schema(context.tableElements().tableElement());
    return new CreateTable(
        source,
        new CreateMode(temporary, context.ifNotExists() != null, replacement),
        names.qualifiedName(context.qualifiedName()),
        schema,
        properties(context),
        Optional.empty(),
        Optional.ofNullable(query).map(names::span));
  }

  /** Columns, watermark and primary key of ALTER TABLE … ADD or MODIFY. */
  TableChange.Elements elements(Token verb, List<AlterElementContext> parts) {
    Elements elements = new Elements(false);
    List<TableChange.Place> places = new ArrayList<>();
    for (AlterElementContext part : parts) {
      if (part.column() == null) {
        elements.add(part.watermark(), part.tableConstraint());
      } else {
        elements.column(part.column());
        places.add(place(part));
      }
    }
    return new TableChange.Elements(
        verb.getType() == MillraceLexer.MODIFY, elements.schema(), places, errors.position(verb));
  }

  private TableChange.Place place(AlterElementContext part) {
    if (part.FIRST() != null) {
      return new TableChange.Place.First();
    }
    return part.AFTER() == null
        ? new TableChange.Place.Unsaid()
        : new TableChange.Place.After(names.identifier(part.identifier()));
  }

  private TableProperties properties(TableBodyContext context) {
    return new TableProperties(
        names.comment(context.comment()),
        Optional.ofNullable(context.distribution()).map(this::distribution),
        context.partitionedBy() == null
            ? List.of()
            : names.identifiers(context.partitionedBy().identifierList()),
        names.options(context.tableOptions()));
  }

  private Distribution distribution(DistributionContext context) {
    Distribution.Kind kind =
        context.HASH() != null
            ? Distribution.Kind.HASH
            : context.RANGE() != null ? Distribution.Kind.RANGE : Distribution.Kind.UNKNOWN;
    OptionalInt buckets =
        context.buckets() == null
            ? OptionalInt.empty()
            : OptionalInt.of(buckets(context.buckets().INTEGER_NUMBER()));
    return new Distribution(
        kind, names.identifiers(context.identifierList()), buckets, names.position(context));
  }

  private int buckets(TerminalNode number) {
    String digits = number.getText();
    long value = digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw errors.at(
          number.getSymbol(),
          "number of buckets " + digits + " is out of range",
          "it can be 1 to " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  private TableLike like(LikeClauseContext context) {
    List<TableLike.Option> options = new ArrayList<>();
    for (MillraceParser.LikeOptionContext option : context.likeOption()) {
      options.add(
          new TableLike.Option(
              TableLike.Strategy.valueOf(word(option.getStart().getText())),
              TableLike.Feature.valueOf(word(option.likeFeature().getText())),
              names.position(option)));
    }
    return new TableLike(names.qualifiedName(context.qualifiedName()), options);
  }

  private static String word(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Sorts the elements between the parentheses of one table. */
  private final class Elements {
    private final boolean hasQuery;
    private final List<ColumnDefinition> columns = new ArrayList<>();
    private final List<Identifier> bareNames = new ArrayList<>();
    private PrimaryKey primaryKey;
    private WatermarkDefinition watermark;

    Elements(boolean hasQuery) {
      this.hasQuery = hasQuery;
    }

    TableSchema schema(List<TableElementContext> elements) {
      for (TableElementContext element : elements) {
        if (element.column() != null) {
          column(element.column());
        } else {
          add(element.watermark(), element.tableConstraint());
        }
      }
      return schema();
    }

    private void add(WatermarkContext watermarkOrNull, TableConstraintContext constraint) {
      if (watermarkOrNull != null) {
        watermark(watermarkOrNull);
      } else {
        tableConstraint(constraint);
      }
    }

    TableSchema schema() {
      List<Identifier> all = new ArrayList<>(columns.stream().map(ColumnDefinition::name).toList());
      all.addAll(bareNames);
      names.requireDistinct(all);
      return new TableSchema(
          columns, Optional.ofNullable(primaryKey), Optional.ofNullable(watermark), bareNames);
    }

    private void column(ColumnContext context) {
      Identifier name = names.identifier(context.identifier());
      Optional<StringLiteral> comment = names.comment(context.comment());
      if (context.expression() != null) {
        columns.add(new ColumnDefinition.Computed(name, names.span(context.expression()), comment));
      } else if (context.dataType() == null) {
        bareName(name);
      } else {
        TypeSpec type = types.type(context.dataType());
        if (context.metadata() == null) {
          columns.add(new ColumnDefinition.Physical(name, type, comment));
        } else {
          Optional<StringLiteral> key = names.optionalString(context.metadata().TEXT());
          boolean virtual = context.metadata().VIRTUAL() != null;
          columns.add(new ColumnDefinition.Metadata(name, type, key, virtual, comment));
        }
      }
      if (context.columnConstraint() != null) {
        columnConstraint(name, context.columnConstraint());
      }
    }

    private void bareName(Identifier name) {
      if (!hasQuery) {
        throw errors.at(
            name.position(),
            "column '" + name + "' has no data type",
            "write one after it; bare names are for CREATE TABLE … AS query");
      }
      bareNames.add(name);
    }

    private void watermark(WatermarkContext context) {
      SourcePosition position = names.position(context);
      if (watermark != null) {
        throw errors.at(
            context.getStart(),
            "a table has one watermark",
            "the first stands at " + watermark.position());
      }
      watermark =
          new WatermarkDefinition(
              names.qualifiedName(context.qualifiedName()),
              names.span(context.expression()),
              position);
    }

    private void columnConstraint(Identifier column, ColumnConstraintContext context) {
      requirePrimary(context.UNIQUE());
      requireNotEnforced(context, context.enforcement());
      add(
          context,
          new PrimaryKey(name(context.constraintName()), List.of(column), names.position(context)));
    }

    private void tableConstraint(TableConstraintContext context) {
      requirePrimary(context.UNIQUE());
      requireNotEnforced(context, context.enforcement());
      List<Identifier> keys = names.identifiers(context.identifierList());
      add(context, new PrimaryKey(name(context.constraintName()), keys, names.position(context)));
    }

    private void add(ParserRuleContext context, PrimaryKey key) {
      if (primaryKey != null) {
        throw errors.at(
            names.position(context),
            "a table has one primary key",
            "the first stands at " + primaryKey.position());
      }
      primaryKey = key;
    }

    private Optional<Identifier> name(ConstraintNameContext context) {
      return Optional.ofNullable(context).map(c -> names.identifier(c.identifier()));
    }

    private void requirePrimary(TerminalNode unique) {
      if (unique != null) {
        throw errors.at(unique.getSymbol(), "not supported yet: UNIQUE constraints", null);
      }
    }

    private void requireNotEnforced(ParserRuleContext constraint, EnforcementContext enforcement) {
      if (enforcement == null || enforcement.NOT() == null) {
        throw errors.at(
            enforcement == null ? names.position(constraint) : names.position(enforcement),
            "the primary key is not checked against the data and must say so",
            "write PRIMARY KEY … NOT ENFORCED");
      }
    }
  }
}

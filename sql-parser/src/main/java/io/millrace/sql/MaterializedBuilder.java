package io.millrace.sql;

import io.millrace.sql.ast.AlterMaterialized;
import io.millrace.sql.ast.AlterMaterialized.Change;
import io.millrace.sql.ast.CreateMaterialized;
import io.millrace.sql.ast.CreateMode.Replacement;
import io.millrace.sql.ast.DropMaterialized;
import io.millrace.sql.grammar.MillraceParser.AlterMaterializedContext;
import io.millrace.sql.grammar.MillraceParser.DropMaterializedContext;
import io.millrace.sql.grammar.MillraceParser.FreshnessContext;
import io.millrace.sql.grammar.MillraceParser.MaterializedChangeContext;
import io.millrace.sql.grammar.MillraceParser.MaterializedTableContext;
import io.millrace.sql.grammar.SyntaxErrors;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the statements about materialized tables of the parse tree. */
final class MaterializedBuilder {
  private static final List<String> UNITS = List.of("SECOND", "MINUTE", "HOUR", "DAY");

  private final SyntaxErrors errors;
  private final NameReader names;
  private final TableBuilder tables;

  MaterializedBuilder(SyntaxErrors errors, NameReader names, TableBuilder tables) {
    this.errors = errors;
    this.names = names;
    this.tables = tables;
  }

  CreateMaterialized create(Span source, boolean orAlter, MaterializedTableContext context) {
    boolean full = context.refreshMode() != null && context.refreshMode().FULL() != null;
    return new CreateMaterialized(
        source,
        orAlter,
        tables.table(source, false, Replacement.NONE, context.tableBody(), context.query()),
        context.freshness() == null
            ? OptionalLong.empty()
            : OptionalLong.of(freshness(context.freshness())),
        full ? Optional.of(names.position(context.refreshMode())) : Optional.empty());
  }

  /** In milliseconds. */
  private long freshness(FreshnessContext context) {
    String number = names.string(context.TEXT()).value();
    String unit = context.getStop().getText().toUpperCase(Locale.ROOT).replaceAll("S$", "");
    if (!number.matches("0*[1-9][0-9]{0,8}") || !UNITS.contains(unit)) {
      throw errors.at(
          names.position(context),
          "expected a freshness such as INTERVAL '10' SECOND",
          "a whole number above 0, in SECOND, MINUTE, HOUR or DAY");
    }
    long count = Long.parseLong(number);
    return ChronoUnit.valueOf(unit + "S").getDuration().multipliedBy(count).toMillis();
  }

  AlterMaterialized alter(Span source, AlterMaterializedContext context) {
    return new AlterMaterialized(
        source, names.qualifiedName(context.qualifiedName()), change(context.materializedChange()));
  }

  private Change change(MaterializedChangeContext context) {
    SourcePosition position = names.position(context);
    if (context.SUSPEND() != null) {
      return new Change.Suspend();
    }
    if (context.RESUME() != null) {
      return new Change.Resume(names.options(context.tableOptions()), position);
    }
    return context.query() != null
        ? new Change.As(names.span(context.query()))
        : new Change.Unsupported(context.getStart().getText().toUpperCase(Locale.ROOT), position);
  }

  DropMaterialized drop(Span source, DropMaterializedContext context) {
    return new DropMaterialized(
        source, context.ifExists() != null, names.qualifiedName(context.qualifiedName()));
  }
}

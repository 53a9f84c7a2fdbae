package io.millrace.sql;

import io.millrace.sql.ast.ConflictClause;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.ast.InsertTarget;
import io.millrace.sql.ast.PartitionValue;
import io.millrace.sql.ast.TableHint;
import io.millrace.sql.grammar.MillraceParser.ConflictClauseContext;
import io.millrace.sql.grammar.MillraceParser.HintsContext;
import io.millrace.sql.grammar.MillraceParser.InsertContext;
import io.millrace.sql.grammar.MillraceParser.InsertSourceContext;
import io.millrace.sql.grammar.MillraceParser.PartitionSpecContext;
import io.millrace.sql.source.Span;
import java.util.List;
import java.util.Optional;

/** Makes INSERT of the parse tree. */
final class InsertBuilder {
  private final NameReader names;

  InsertBuilder(NameReader names) {
    this.names = names;
  }

  Insert insert(Span source, InsertContext context) {
    InsertSourceContext from = context.insertSource();
    InsertTarget target =
        new InsertTarget(
            names.qualifiedName(context.qualifiedName()),
            hints(context.hints()),
            partition(context.partitionSpec()),
            from.qualifiedName().stream().map(names::qualifiedName).toList());
    return new Insert(
        source,
        context.OVERWRITE() != null ? Insert.Mode.OVERWRITE : Insert.Mode.INTO,
        target,
        from.query() != null ? names.span(from.query()) : names.span(from),
        Optional.ofNullable(context.conflictClause()).map(this::conflict));
  }

  private List<TableHint> hints(HintsContext context) {
    if (context == null) {
      return List.of();
    }
    return context.hint().stream()
        .map(
            hint ->
                new TableHint(
                    names.identifier(hint.identifier()),
                    names.options(hint.tableOptions()),
                    names.position(hint)))
        .toList();
  }

  List<PartitionValue> partition(PartitionSpecContext context) {
    if (context == null) {
      return List.of();
    }
    List<PartitionValue> values =
        context.partitionValue().stream()
            .map(
                value ->
                    new PartitionValue(
                        names.identifier(value.identifier()), names.span(value.expression())))
            .toList();
    names.requireDistinct(values.stream().map(PartitionValue::column).toList());
    return values;
  }

  private ConflictClause conflict(ConflictClauseContext context) {
    ConflictClause.Action action =
        context.ERROR() != null
            ? ConflictClause.Action.ERROR
            : context.NOTHING() != null
                ? ConflictClause.Action.NOTHING
                : ConflictClause.Action.DEDUPLICATE;
    return new ConflictClause(action, names.position(context));
  }
}

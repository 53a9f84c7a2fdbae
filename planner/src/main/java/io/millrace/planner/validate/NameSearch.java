package io.millrace.planner.validate;

import io.millrace.planner.message.KnownNames;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.schema.lookup.LikePattern;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/** Collects the names that a query could have meant; only used once something is wrong with it. */
final class NameSearch extends SqlBasicVisitor<Void> {
  private final CatalogReader reader;
  private final SortedSet<String> columns = new TreeSet<>();
  private final List<List<String>> qualified = new ArrayList<>();

  private NameSearch(CatalogReader reader) {
    this.reader = reader;
  }

  static KnownNames of(SqlNode query, CatalogReader reader) {
    NameSearch search = new NameSearch(reader);
    query.accept(search);
    SortedSet<String> tables = new TreeSet<>();
    reader.getSchemaPaths().stream()
        .map(path -> SqlValidatorUtil.getSchema(reader.getRootSchema(), path, reader.nameMatcher()))
        .filter(schema -> schema != null)
        .forEach(schema -> tables.addAll(schema.getTableNames(LikePattern.any())));
    return new KnownNames(tables, search.columns, search.qualified);
  }

  @Override
  public Void visit(SqlCall call) {
    if (call.getKind() == SqlKind.AS && call.operand(1) instanceof SqlIdentifier alias) {
      columns.add(alias.names.get(alias.names.size() - 1));
    }
    return super.visit(call);
  }

  @Override
  public Void visit(SqlIdentifier name) {
    Prepare.PreparingTable table = name.isStar() ? null : reader.getTable(name.names);
    if (name.names.size() > 1) {
      qualified.add(name.names);
    }
    if (table != null) {
      table.getRowType().getFieldList().forEach(this::add);
    }
    return null;
  }

  private void add(RelDataTypeField column) {
    columns.add(column.getName());
    if (column.getType().isStruct()) {
      column
          .getType()
          .getFieldNames()
          .forEach(field -> columns.add(column.getName() + "." + field));
    }
  }
}

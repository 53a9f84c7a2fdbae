package io.millrace.planner.ddl;

import io.millrace.data.error.NearestName;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.error.PlanException;
import io.millrace.sql.ast.ColumnDefinition;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.ast.Identifier;
import io.millrace.sql.ast.StringLiteral;
import io.millrace.sql.ast.TableLike.Feature;
import io.millrace.sql.ast.TableOption;
import io.millrace.sql.ast.WatermarkDefinition;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a table while LIKE, CREATE TABLE and ALTER TABLE put them together. */
final class TableDraft {
  /** A column; {@code type} is null for a computed one whose type is not known yet. */
  record Column(
      String name,
      DataType type,
      Span expression,
      String metadataKey,
      boolean virtual,
      String comment,
      SourcePosition position) {}

  final Map<String, Column> columns = new LinkedHashMap<>();
  final Map<String, String> options = new LinkedHashMap<>();
  CatalogTable.Watermark watermark;
  SourcePosition watermarkPosition;
  List<String> primaryKey = List.of();
  SourcePosition keyPosition;
  List<String> partitionKeys = List.of();

  /** Takes over what LIKE includes of another table. */
  void include(CatalogTable base, LikeRules rules, SourcePosition position) {
    for (CatalogColumn column : base.columns()) {
      if (column instanceof CatalogColumn.Computed c) {
        if (rules.includes(Feature.GENERATED)) {
          put(new Column(c.name(), null, c.expression(), null, false, c.comment(), position));
        }
      } else if (column instanceof CatalogColumn.Metadata m) {
        if (rules.includes(Feature.METADATA)) {
          put(new Column(m.name(), m.type(), null, m.key(), m.virtual(), m.comment(), position));
        }
      } else {
        put(
            new Column(
                column.name(), column.type(), null, null, false, column.comment(), position));
      }
    }
    if (rules.includes(Feature.WATERMARKS)) {
      watermark = base.watermark();
      watermarkPosition = position;
    }
    if (rules.includes(Feature.CONSTRAINTS)) {
      primaryKey = base.primaryKey();
      keyPosition = position;
    }
    if (rules.includes(Feature.PARTITIONS)) {
      partitionKeys = base.partitionKeys();
    }
    if (rules.includes(Feature.OPTIONS)) {
      options.putAll(base.options());
    }
  }

  /** All parts of a table, for ALTER TABLE. */
  static TableDraft of(CatalogTable table, SourcePosition position) {
    TableDraft draft = new TableDraft();
    draft.include(table, LikeRules.all(), position);
    return draft;
  }

  /** Adds the columns of a query that the statement does not define itself. */
  private void query(List<Field> fields, SourcePosition position) {
    for (Field field : fields) {
      if (!columns.containsKey(field.name())) {
        put(new Column(field.name(), field.type(), null, null, false, null, position));
      }
    }
  }

  private void put(Column column) {
    columns.put(column.name(), column);
  }

  /** Adds what the statement itself says. */
  void define(CreateTable table, LikeRules rules, List<Field> query) {
    for (ColumnDefinition definition : table.schema().columns()) {
      Column column = column(definition);
      checkNew(column, rules);
      put(column);
    }
    query(query, table.name().position());
    table.schema().watermark().ifPresent(w -> watermark(w, rules));
    table
        .schema()
        .primaryKey()
        .ifPresent(
            key -> {
              if (!primaryKey.isEmpty() && !rules.overwrites(Feature.CONSTRAINTS)) {
                throw new PlanException(
                    key.position(),
                    "the table in LIKE has a primary key already",
                    "write EXCLUDING CONSTRAINTS after the table's name in LIKE");
              }
              primaryKey = key.columns().stream().map(Identifier::name).toList();
              keyPosition = key.position();
            });
    partitions(table, rules);
    for (TableOption option : table.properties().options()) {
      option(option, rules);
    }
  }

  private void checkNew(Column column, LikeRules rules) {
    Column old = columns.get(column.name());
    if (old == null) {
      return;
    }
    boolean allowed =
        old.expression() != null && column.expression() != null
            ? rules.overwrites(Feature.GENERATED)
            : old.metadataKey() != null
                && column.metadataKey() != null
                && rules.overwrites(Feature.METADATA);
    if (!allowed) {
      throw new PlanException(
          column.position(),
          "the column `" + column.name() + "` is defined twice",
          "the table in LIKE has one of this name");
    }
  }

  void watermark(WatermarkDefinition definition, LikeRules rules) {
    if (watermark != null && !rules.overwrites(Feature.WATERMARKS)) {
      throw new PlanException(
          definition.position(),
          "the table in LIKE has a watermark already",
          "write OVERWRITING WATERMARKS after the table's name in LIKE");
    }
    if (definition.column().parts().size() > 1) {
      throw PlanException.notSupported(
          definition.column().position(),
          "a watermark on a field of a row",
          "add a computed column for the field");
    }
    watermark =
        new CatalogTable.Watermark(definition.column().last().name(), definition.expression());
    watermarkPosition = definition.column().position();
  }

  private void partitions(CreateTable table, LikeRules rules) {
    List<Identifier> keys = table.properties().partitionedBy();
    if (keys.isEmpty()) {
      return;
    }
    if (!partitionKeys.isEmpty() && !rules.overwrites(Feature.PARTITIONS)) {
      throw new PlanException(
          keys.get(0).position(),
          "the table in LIKE is partitioned already",
          "write EXCLUDING PARTITIONS after the table's name in LIKE");
    }
    List<String> names = new ArrayList<>();
    for (Identifier key : keys) {
      if (!columns.containsKey(key.name())) {
        throw new PlanException(
            key.position(),
            "unknown partition column `" + key.name() + "`",
            NearestName.hint(key.name(), columns.keySet()));
      }
      names.add(key.name());
    }
    partitionKeys = names;
  }

  private void option(TableOption option, LikeRules rules) {
    String key = option.key().value();
    if (options.containsKey(key) && !rules.overwrites(Feature.OPTIONS)) {
      throw new PlanException(
          option.key().position(),
          "the table in LIKE has the option '" + key + "' already",
          "write OVERWRITING OPTIONS after the table's name in LIKE");
    }
    options.put(key, option.value().value());
  }

  static Column column(ColumnDefinition definition) {
    String name = definition.name().name();
    String comment = definition.comment().map(StringLiteral::value).orElse(null);
    SourcePosition position = definition.name().position();
    if (definition instanceof ColumnDefinition.Computed c) {
      return new Column(name, null, c.expression(), null, false, comment, position);
    } else if (definition instanceof ColumnDefinition.Metadata m) {
      String key = m.key().map(StringLiteral::value).orElse(name);
      return new Column(
          name, TypeResolver.resolve(m.type()), null, key, m.virtual(), comment, position);
    }
    DataType type = TypeResolver.resolve(((ColumnDefinition.Physical) definition).type());
    return new Column(name, type, null, null, false, comment, position);
  }
}

package io.millrace.planner.ddl;

import io.millrace.data.error.NearestName;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.error.PlanException;
import io.millrace.sql.ast.ColumnDefinition;
import io.millrace.sql.ast.Identifier;
import io.millrace.sql.ast.PrimaryKey;
import io.millrace.sql.ast.StringLiteral;
import io.millrace.sql.ast.TableChange;
import io.millrace.sql.ast.TableChange.Place;
import io.millrace.sql.ast.WatermarkDefinition;
import io.millrace.sql.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a table is after ALTER TABLE. Nothing is put into the catalog. */
public final class Alterations {
  private final Definitions definitions;

  public Alterations(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * The table with a change, everything resolved and checked anew.
   *
   * @param change any but a {@link TableChange.Rename}
   * @throws PlanException with the place in the user's file
   */
  public CatalogTable alter(CatalogTable table, TableChange change, SourcePosition position) {
    TableDraft draft = TableDraft.of(table, position);
    if (change instanceof TableChange.SetOptions set) {
      set.options().forEach(o -> draft.options.put(o.key().value(), o.value().value()));
    } else if (change instanceof TableChange.ResetOptions reset) {
      reset(draft, reset.keys());
    } else if (change instanceof TableChange.RenameColumn rename) {
      rename(draft, rename);
    } else if (change instanceof TableChange.DropColumns drop) {
      drop.columns().forEach(column -> drop(draft, column));
    } else if (change instanceof TableChange.DropPart drop) {
      drop(draft, drop);
    } else if (change instanceof TableChange.Elements elements) {
      elements(draft, elements);
    } else if (change instanceof TableChange.Unsupported unsupported) {
      throw PlanException.notSupported(
          unsupported.position(), unsupported.clause(), unsupported.instead());
    } else {
      throw new IllegalArgumentException("not a change of a table's parts: " + change);
    }
    if (draft.columns.isEmpty()) {
      throw new PlanException(position, "a table needs at least one column");
    }
    return definitions.finish(draft, table.path(), table.temporary(), table.comment());
  }

  private static void reset(TableDraft draft, List<StringLiteral> keys) {
    for (StringLiteral key : keys) {
      if (key.value().equals("connector")) {
        throw new PlanException(
            key.position(),
            "the option 'connector' cannot be taken away",
            "ALTER TABLE … SET ('connector' = '…') changes it");
      }
      draft.options.remove(key.value());
    }
  }

  private static void rename(TableDraft draft, TableChange.RenameColumn rename) {
    TableDraft.Column old = column(draft, rename.column());
    refuseUse(draft, rename.column(), false);
    String name = rename.name().name();
    if (draft.columns.containsKey(name)) {
      throw new PlanException(
          rename.name().position(), "the table has a column `" + name + "` already");
    }
    // A metadata column without FROM is named like its key; renamed, the key stays.
    replace(
        draft,
        all ->
            all.stream()
                .map(
                    c ->
                        c != old
                            ? c
                            : new TableDraft.Column(
                                name,
                                c.type(),
                                c.expression(),
                                c.metadataKey(),
                                c.virtual(),
                                c.comment(),
                                c.position()))
                .toList());
    draft.primaryKey = draft.primaryKey.stream().map(k -> k.equals(old.name()) ? name : k).toList();
  }

  private static void drop(TableDraft draft, Identifier name) {
    column(draft, name);
    refuseUse(draft, name, true);
    draft.columns.remove(name.name());
  }

  private static void refuseUse(TableDraft draft, Identifier name, boolean keyCounts) {
    String use = null;
    if (keyCounts && draft.primaryKey.contains(name.name())) {
      use = "the primary key";
    } else if (draft.partitionKeys.contains(name.name())) {
      use = "the partitions";
    } else if (draft.watermark != null
        && (draft.watermark.column().equals(name.name())
            || References.to(name.name(), draft.watermark.expression()))) {
      use = "the watermark";
    }
    for (TableDraft.Column column : draft.columns.values()) {
      if (column.expression() != null && References.to(name.name(), column.expression())) {
        use = "the computed column `" + column.name() + "`";
      }
    }
    if (use != null) {
      throw new PlanException(
          name.position(),
          "the column `" + name + "` is used by " + use,
          "change or drop that first");
    }
  }

  private static void drop(TableDraft draft, TableChange.DropPart drop) {
    if (drop.part() == TableChange.Part.WATERMARK) {
      if (draft.watermark == null) {
        throw new PlanException(drop.position(), "the table has no watermark");
      }
      draft.watermark = null;
      return;
    }
    if (draft.primaryKey.isEmpty()) {
      throw new PlanException(drop.position(), "the table has no primary key");
    }
    draft.primaryKey = List.of();
  }

  private static void elements(TableDraft draft, TableChange.Elements elements) {
    List<ColumnDefinition> columns = elements.schema().columns();
    for (int i = 0; i < columns.size(); i++) {
      Identifier name = columns.get(i).name();
      boolean there = draft.columns.containsKey(name.name());
      if (elements.modify() && !there) {
        column(draft, name);
      }
      if (!elements.modify() && there) {
        throw new PlanException(
            name.position(), "the table has a column `" + name + "` already", "MODIFY changes it");
      }
      place(draft, TableDraft.column(columns.get(i)), elements.places().get(i));
    }
    elements.schema().watermark().ifPresent(w -> watermark(draft, elements, w));
    elements.schema().primaryKey().ifPresent(key -> key(draft, elements, key));
  }

  private static void place(TableDraft draft, TableDraft.Column column, Place place) {
    List<TableDraft.Column> all = new ArrayList<>(draft.columns.values());
    List<String> names = all.stream().map(TableDraft.Column::name).toList();
    int old = names.indexOf(column.name());
    if (place instanceof Place.Unsaid) {
      draft.columns.put(column.name(), column);
      return;
    }
    if (old >= 0) {
      all.remove(old);
    }
    int at = 0;
    if (place instanceof Place.After after) {
      TableDraft.Column before = column(draft, after.column());
      if (before.name().equals(column.name())) {
        throw new PlanException(after.column().position(), "a column cannot stand behind itself");
      }
      at = all.indexOf(before) + 1;
    }
    all.add(at, column);
    replace(draft, columns -> all);
  }

  private static void watermark(
      TableDraft draft, TableChange.Elements elements, WatermarkDefinition definition) {
    if (elements.modify() == (draft.watermark == null)) {
      throw new PlanException(
          definition.position(),
          elements.modify() ? "the table has no watermark" : "the table has a watermark already",
          elements.modify() ? "ADD adds one" : "MODIFY changes it");
    }
    draft.watermark = null;
    draft.watermark(definition, LikeRules.all());
  }

  private static void key(TableDraft draft, TableChange.Elements elements, PrimaryKey key) {
    if (elements.modify() == draft.primaryKey.isEmpty()) {
      throw new PlanException(
          key.position(),
          elements.modify()
              ? "the table has no primary key"
              : "the table has a primary key already",
          elements.modify() ? "ADD adds one" : "MODIFY changes it");
    }
    draft.primaryKey = key.columns().stream().map(Identifier::name).toList();
    draft.keyPosition = key.position();
  }

  private static void replace(TableDraft draft, UnaryOperator<List<TableDraft.Column>> change) {
    List<TableDraft.Column> all = change.apply(List.copyOf(draft.columns.values()));
    draft.columns.clear();
    all.forEach(column -> draft.columns.put(column.name(), column));
  }

  private static TableDraft.Column column(TableDraft draft, Identifier name) {
    TableDraft.Column column = draft.columns.get(name.name());
    if (column == null) {
      throw new PlanException(
          name.position(),
          "the table has no column `" + name + "`",
          NearestName.hint(name.name(), draft.columns.keySet()));
    }
    return column;
  }
}

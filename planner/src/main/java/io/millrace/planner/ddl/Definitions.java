package io.millrace.planner.ddl;

import io.millrace.data.error.NearestName;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.catalog.CatalogObject;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.CatalogView;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.planner.convert.TypeProbe;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.function.OperatorTable;
import io.millrace.sql.ast.CreateTable;
import io.millrace.sql.ast.CreateView;
import io.millrace.sql.ast.Identifier;
import io.millrace.sql.ast.QualifiedName;
import io.millrace.sql.ast.StringLiteral;
import io.millrace.sql.ast.TableLike;
import io.millrace.sql.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes catalog objects of statements. Nothing is put into the catalog. */
public final class Definitions {
  private static final int MOST_ROWTIME_PRECISION = 3;

  private final Catalog catalog;
  private final TypeProbe probe;

  public Definitions(Catalog catalog, OperatorTable operators) {
    this.catalog = catalog;
    this.probe = new TypeProbe(catalog, operators);
  }

  /**
   * The table that a statement defines, everything resolved.
   *
   * @throws PlanException with the place in the user's file
   */
  public CatalogTable table(CreateTable create) {
    TableDraft draft = new TableDraft();
    TableLike like = create.like().orElseGet(() -> new TableLike(create.name(), List.of()));
    LikeRules rules = new LikeRules(like);
    create.like().ifPresent(l -> draft.include(base(l.table()), rules, l.table().position()));
    List<Field> given = create.query().map(q -> given(create, q)).orElse(List.of());
    draft.define(create, rules, given);
    if (draft.columns.isEmpty()) {
      throw new PlanException(create.name().position(), "a table needs at least one column");
    }
    checkDistribution(create, draft);
    return finish(
        draft,
        catalog.resolve(create.name().names()),
        create.mode().temporary(),
        create.properties().comment().map(StringLiteral::value).orElse(null));
  }

  /** The table of a draft, everything resolved and checked. */
  CatalogTable finish(TableDraft draft, ObjectPath path, boolean temporary, String comment) {
    List<CatalogColumn> columns = columns(draft);
    checkKey(draft, columns);
    checkWatermark(draft, columns);
    return new CatalogTable(
        path,
        temporary,
        columns,
        draft.watermark,
        new CatalogTable.Keys(draft.primaryKey, draft.partitionKeys),
        draft.options,
        comment);
  }

  /** The columns of the query of CREATE TABLE … AS, in the order of the bare names if any. */
  private List<Field> given(CreateTable create, Span query) {
    List<Field> fields = probe.query(query);
    Map<String, Field> byName = new LinkedHashMap<>();
    for (Field field : fields) {
      if (field.type() instanceof DataType.NullType) {
        throw new PlanException(
            query.position(),
            "the column `" + field.name() + "` of the query is always NULL and of no type",
            "give it one: CAST(NULL AS …)");
      }
      if (byName.put(field.name(), field) != null) {
        throw new PlanException(
            query.position(),
            "the query has two columns `" + field.name() + "`",
            "name them with AS");
      }
    }
    List<Identifier> bare = create.schema().queryColumns();
    if (bare.isEmpty()) {
      return fields;
    }
    if (bare.size() != fields.size()) {
      throw new PlanException(
          bare.get(0).position(),
          "the table names "
              + bare.size()
              + " columns, the query gives "
              + fields.size()
              + ": "
              + String.join(", ", byName.keySet()));
    }
    List<Field> ordered = new ArrayList<>();
    for (Identifier name : bare) {
      if (!byName.containsKey(name.name())) {
        throw new PlanException(
            name.position(),
            "the query has no column `" + name + "`",
            NearestName.hint(name.name(), byName.keySet()));
      }
      ordered.add(byName.get(name.name()));
    }
    return ordered;
  }

  /** Where rows are kept is the connector's business; only the names are checked. */
  private static void checkDistribution(CreateTable create, TableDraft draft) {
    create
        .properties()
        .distribution()
        .ifPresent(
            d ->
                d.columns()
                    .forEach(
                        name -> {
                          if (!draft.columns.containsKey(name.name())) {
                            throw new PlanException(
                                name.position(),
                                "unknown column `" + name + "` in DISTRIBUTED BY",
                                NearestName.hint(name.name(), draft.columns.keySet()));
                          }
                        }));
  }

  private CatalogTable base(QualifiedName name) {
    ObjectPath path = catalog.resolve(name.names());
    CatalogObject object =
        catalog
            .find(path)
            .orElseThrow(
                () ->
                    new PlanException(
                        name.position(), "unknown table `" + name + "`", catalog.hint(path)));
    if (object instanceof CatalogTable table) {
      return table;
    }
    throw new PlanException(name.position(), "`" + name + "` is a view; LIKE needs a table");
  }

  private List<CatalogColumn> columns(TableDraft draft) {
    List<Field> given = new ArrayList<>();
    List<Span> expressions = new ArrayList<>();
    for (TableDraft.Column column : draft.columns.values()) {
      if (column.expression() == null) {
        given.add(new Field(column.name(), type(draft, column)));
      } else {
        expressions.add(column.expression());
      }
    }
    List<DataType> computed = probe.expressions(expressions, given);
    List<CatalogColumn> columns = new ArrayList<>();
    int next = 0;
    for (TableDraft.Column c : draft.columns.values()) {
      if (c.expression() != null) {
        columns.add(
            new CatalogColumn.Computed(
                c.name(), computed.get(next++), c.expression(), c.comment()));
      } else if (c.metadataKey() != null) {
        columns.add(
            new CatalogColumn.Metadata(
                c.name(), type(draft, c), c.metadataKey(), c.virtual(), c.comment()));
      } else {
        columns.add(new CatalogColumn.Physical(c.name(), type(draft, c), c.comment()));
      }
    }
    return columns;
  }

  /** Columns of the primary key are never NULL. */
  private static DataType type(TableDraft draft, TableDraft.Column column) {
    return draft.primaryKey.contains(column.name())
        ? column.type().withNullable(false)
        : column.type();
  }

  private static void checkKey(TableDraft draft, List<CatalogColumn> columns) {
    Set<String> seen = new HashSet<>();
    for (String key : draft.primaryKey) {
      CatalogColumn column = find(columns, key);
      if (column == null) {
        throw new PlanException(
            draft.keyPosition,
            "unknown column `" + key + "` in the primary key",
            NearestName.hint(key, draft.columns.keySet()));
      }
      if (!(column instanceof CatalogColumn.Physical)) {
        throw new PlanException(
            draft.keyPosition, "the primary key's column `" + key + "` must be a physical column");
      }
      if (!seen.add(key)) {
        throw new PlanException(
            draft.keyPosition, "the column `" + key + "` stands twice in the primary key");
      }
    }
  }

  private void checkWatermark(TableDraft draft, List<CatalogColumn> columns) {
    if (draft.watermark == null) {
      return;
    }
    String name = draft.watermark.column();
    CatalogColumn column = find(columns, name);
    if (column == null) {
      throw new PlanException(
          draft.watermarkPosition,
          "unknown column `" + name + "` in WATERMARK FOR",
          NearestName.hint(name, draft.columns.keySet()));
    }
    if (!isRowtime(column.type())) {
      throw new PlanException(
          draft.watermarkPosition,
          "the event time `"
              + name
              + "` must be TIMESTAMP(3) or TIMESTAMP_LTZ(3), not "
              + column.type().sql(),
          "add a computed column such as `t AS CAST(" + name + " AS TIMESTAMP(3))`");
    }
    List<Field> schema = columns.stream().map(c -> new Field(c.name(), c.type())).toList();
    DataType result = probe.expressions(List.of(draft.watermark.expression()), schema).get(0);
    boolean same =
        isRowtime(result)
            && ((TimestampType) result).local() == ((TimestampType) column.type()).local();
    if (!same) {
      throw new PlanException(
          draft.watermark.expression().position(),
          "the watermark must be "
              + column.type().sql()
              + " like `"
              + name
              + "`, not "
              + result.sql());
    }
  }

  private static boolean isRowtime(DataType type) {
    return type instanceof TimestampType t && t.precision() <= MOST_ROWTIME_PRECISION;
  }

  private static CatalogColumn find(List<CatalogColumn> columns, String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
  }

  /**
   * The view that a statement defines; its query is checked.
   *
   * @throws PlanException with the place in the user's file
   */
  public CatalogView view(CreateView create) {
    List<Field> given = probe.query(create.query());
    List<Field> schema = new ArrayList<>(given);
    if (!create.columns().isEmpty()) {
      if (create.columns().size() != given.size()) {
        throw new PlanException(
            create.columns().get(0).position(),
            "the view names "
                + create.columns().size()
                + " columns, its query gives "
                + given.size());
      }
      for (int i = 0; i < given.size(); i++) {
        Identifier name = create.columns().get(i);
        schema.set(i, new Field(name.name(), given.get(i).type()));
      }
    }
    Set<String> names = new HashSet<>();
    for (Field field : schema) {
      if (!names.add(field.name())) {
        throw new PlanException(
            create.name().position(),
            "the view has two columns `" + field.name() + "`",
            "name its columns: CREATE VIEW " + create.name() + " (…) AS …");
      }
    }
    return new CatalogView(
        catalog.resolve(create.name().names()),
        create.mode().temporary(),
        schema,
        create.query(),
        catalog.currentCatalog(),
        catalog.currentDatabase(),
        create.comment().map(StringLiteral::value).orElse(null));
  }
}

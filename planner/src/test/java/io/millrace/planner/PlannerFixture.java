package io.millrace.planner;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.planner.catalog.Catalog;
import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.Connectors;
import io.millrace.planner.catalog.ObjectPath;
import io.millrace.planner.catalog.TableCapabilities;
import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.sql.ast.Query;
import io.millrace.sql.source.SourceText;
import io.millrace.sql.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A catalog with a few tables, and planning of queries over it. */
final class PlannerFixture {
  final Catalog catalog = new Catalog();
  PlannerSettings settings = PlannerSettings.DEFAULT;

  PlannerFixture() {
    CatalogTable.Watermark watermark =
        new CatalogTable.Watermark("ts", span("`ts` - INTERVAL '5' SECOND"));
    table(
        "orders",
        List.of(
            physical("id", Types.BIGINT.withNullable(false)),
            physical("customer", Types.STRING),
            physical("amount", Types.decimal(10, 2)),
            physical("qty", Types.INT),
            physical("tags", Types.array(Types.STRING)),
            physical("ts", Types.timestamp(3)),
            new CatalogColumn.Computed(
                "proc", Types.timestampLtz(3).withNullable(false), span("PROCTIME()"), null)),
        watermark,
        List.of(),
        Map.of("connector", "append"));
    table(
        "customers",
        List.of(
            physical("name", Types.STRING.withNullable(false)),
            physical("city", Types.STRING),
            physical("born", Types.DATE)),
        null,
        List.of("name"),
        Map.of("connector", "cdc"));
    table(
        "sink",
        List.of(
            physical("k", Types.STRING), physical("n", Types.BIGINT), physical("v", Types.DOUBLE)),
        null,
        List.of(),
        Map.of("connector", "append"));
    table(
        "keyed",
        List.of(physical("k", Types.STRING.withNullable(false)), physical("n", Types.BIGINT)),
        null,
        List.of("k"),
        Map.of("connector", "upsert"));
  }

  static CatalogColumn physical(String name, DataType type) {
    return new CatalogColumn.Physical(name, type, null);
  }

  void table(
      String name,
      List<CatalogColumn> columns,
      CatalogTable.Watermark watermark,
      List<String> key,
      Map<String, String> options) {
    catalog.put(
        new CatalogTable(
            path(name), false, new ArrayList<>(columns), watermark, key, List.of(), options, null));
  }

  static ObjectPath path(String name) {
    return new ObjectPath(Catalog.DEFAULT_CATALOG, Catalog.DEFAULT_DATABASE, name);
  }

  static Span span(String text) {
    return SourceText.ofFile("test.sql", text).span(0, text.length());
  }

  private static final Connectors CONNECTORS =
      table -> {
        TableCapabilities append = TableCapabilities.appendOnly(false);
        return switch (table.options().get("connector")) {
          case "cdc" -> append.withKinds(ChangelogMode.RETRACT, ChangelogMode.RETRACT);
          case "upsert" -> append.withKinds(ChangelogMode.INSERT_ONLY, ChangelogMode.UPSERT);
          default -> append;
        };
      };

  PhysicalPlan plan(String query) {
    PlannerContext context = new PlannerContext(catalog, CONNECTORS, settings);
    return new Planner(context).plan(new Query(span(query), span(query)));
  }
}

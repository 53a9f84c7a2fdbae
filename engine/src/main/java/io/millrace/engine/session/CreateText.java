package io.millrace.engine.session;

import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.catalog.CatalogTable;
import io.millrace.planner.catalog.CatalogView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The statement that makes a table or view again. */
final class CreateText {
  private CreateText() {}

  static String of(CatalogView view) {
    String columns =
        view.schema().stream().map(f -> name(f.name())).collect(Collectors.joining(", "));
    return "CREATE "
        + (view.temporary() ? "TEMPORARY " : "")
        + "VIEW "
        + view.path().toSql()
        + " ("
        + columns
        + ")"
        + comment(view.comment())
        + " AS\n"
        + view.query().text();
  }

  static String of(CatalogTable table) {
    List<String> parts = new ArrayList<>();
    table.columns().forEach(c -> parts.add(name(c.name()) + " " + definition(c)));
    if (table.watermark() != null) {
      parts.add(
          "WATERMARK FOR "
              + name(table.watermark().column())
              + " AS "
              + table.watermark().expression().text());
    }
    if (!table.primaryKey().isEmpty()) {
      parts.add("PRIMARY KEY (" + names(table.primaryKey()) + ") NOT ENFORCED");
    }
    StringBuilder text = new StringBuilder("CREATE ");
    text.append(table.temporary() ? "TEMPORARY " : "").append("TABLE ");
    text.append(table.path().toSql()).append(" (\n  ").append(String.join(",\n  ", parts));
    text.append("\n)").append(comment(table.comment()));
    if (!table.partitionKeys().isEmpty()) {
      text.append("\nPARTITIONED BY (").append(names(table.partitionKeys())).append(")");
    }
    if (!table.options().isEmpty()) {
      text.append("\nWITH (\n  ").append(options(table.options())).append("\n)");
    }
    return text.toString();
  }

  static String ofCatalog(String catalog, String comment, Map<String, String> options) {
    return "CREATE CATALOG "
        + name(catalog)
        + comment(comment)
        + "\nWITH (\n  "
        + options(options)
        + "\n)";
  }

  private static String definition(CatalogColumn column) {
    String text = column.type().toString();
    if (column instanceof CatalogColumn.Computed computed) {
      text = "AS " + computed.expression().text();
    } else if (column instanceof CatalogColumn.Metadata metadata) {
      text += " METADATA FROM " + literal(metadata.key()) + (metadata.virtual() ? " VIRTUAL" : "");
    }
    return text + comment(column.comment());
  }

  private static String options(Map<String, String> options) {
    return options.entrySet().stream()
        .map(e -> literal(e.getKey()) + " = " + literal(e.getValue()))
        .collect(Collectors.joining(",\n  "));
  }

  private static String comment(String comment) {
    return comment == null ? "" : " COMMENT " + literal(comment);
  }

  private static String names(List<String> names) {
    return names.stream().map(CreateText::name).collect(Collectors.joining(", "));
  }

  private static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}

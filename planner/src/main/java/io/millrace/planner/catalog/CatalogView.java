package io.millrace.planner.catalog;

import io.millrace.data.type.DataType.Field;
import io.millrace.sql.source.Span;
import java.util.List;

/**
 * A named query.
 *
 * @param query its text where the user wrote it
 * @param catalog in which unqualified names of the query are looked up
 * @param database in which unqualified names of the query are looked up
 */
public record CatalogView(
    ObjectPath path,
    boolean temporary,
    List<Field> schema,
    Span query,
    String catalog,
    String database,
    String comment)
    implements CatalogObject {
  public CatalogView {
    schema = List.copyOf(schema);
  }

  /** The same view under another name. */
  public CatalogView withPath(ObjectPath newPath) {
    return new CatalogView(newPath, temporary, schema, query, catalog, database, comment);
  }

  /** The same view with another comment. */
  public CatalogView withComment(String newComment) {
    return new CatalogView(path, temporary, schema, query, catalog, database, newComment);
  }
}

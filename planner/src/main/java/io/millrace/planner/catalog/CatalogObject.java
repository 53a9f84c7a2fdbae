package io.millrace.planner.catalog;

import io.millrace.data.type.DataType.Field;
import java.util.List;

/** What a name in FROM can stand for. */
public sealed interface CatalogObject permits CatalogTable, CatalogView {
  ObjectPath path();

  /** Whether it ends with the session. */
  boolean temporary();

  /** All columns as a query sees them. */
  List<Field> schema();

  /** Null if there is none. */
  String comment();
}

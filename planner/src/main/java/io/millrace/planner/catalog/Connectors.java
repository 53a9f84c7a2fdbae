package io.millrace.planner.catalog;

/** What the planner asks of the connectors; the engine answers from their factories. */
@FunctionalInterface
public interface Connectors {
  /**
   * @param table with the options that hold for this use, hints included
   * @throws io.millrace.planner.error.PlanException if the connector is unknown or an option is
   *     wrong
   */
  TableCapabilities capabilities(CatalogTable table);
}

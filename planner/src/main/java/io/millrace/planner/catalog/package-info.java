/**
 * Tables and views by name: {@link io.millrace.planner.catalog.Catalog} holds them, {@link
 * io.millrace.planner.catalog.CatalogTable} and {@link io.millrace.planner.catalog.CatalogView}
 * describe them with everything resolved, {@link io.millrace.planner.catalog.Connectors} answers
 * what a connector can do. Knows neither Calcite nor the other packages of the planner, except
 * {@code error} and {@code plan}.
 */
package io.millrace.planner.catalog;

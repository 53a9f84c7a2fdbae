/**
 * Checks queries against the catalog: {@link io.millrace.planner.validate.Validation} drives
 * Calcite's validator over our {@link io.millrace.planner.validate.CatalogReader}; {@link
 * io.millrace.planner.validate.UnsupportedSyntax} refuses, by place, what is not built yet. Must
 * not depend on {@code convert} or what follows it.
 */
package io.millrace.planner.validate;

/**
 * From CREATE TABLE and CREATE VIEW to catalog objects: {@link io.millrace.planner.ddl.Definitions}
 * resolves types, checks computed columns, watermarks and keys, and merges LIKE. Depends on {@code
 * convert}, {@code validate}, {@code catalog}; nothing depends on it but the root package.
 */
package io.millrace.planner.ddl;

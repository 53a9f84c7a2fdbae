/**
 * What a table that is written demands of its columns: NOT NULL, and the lengths of CHAR, VARCHAR,
 * BINARY and VARBINARY, at the top and within rows, arrays and maps ({@link
 * io.millrace.engine.constraint.ColumnConstraint}). Must not depend on plans or translators.
 */
package io.millrace.engine.constraint;

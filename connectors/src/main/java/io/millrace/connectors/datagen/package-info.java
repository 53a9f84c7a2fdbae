/**
 * The {@code datagen} connector: rows made up as Flink's connector of that name does, whole columns
 * at a time.
 *
 * <p>{@link io.millrace.connectors.datagen.DatagenFactory} reads the options; a {@link
 * io.millrace.connectors.datagen.Generator} fills one column. A row is a function of its number, so
 * that a restored job makes the same rows again. Knows nothing of other connectors and of formats.
 */
package io.millrace.connectors.datagen;

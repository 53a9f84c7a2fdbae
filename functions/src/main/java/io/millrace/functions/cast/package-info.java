/**
 * Conversions between types: one method a family of pairs, with the calling convention of
 * functions.
 *
 * <p>{@link io.millrace.functions.cast.Casts} finds the method for a CAST or a TRY_CAST. Depends on
 * {@code registry} for the shape of its answer, and on {@code api}.
 */
package io.millrace.functions.cast;

/**
 * Calling a function without generated code: one row at a time, by reflection, for folding
 * constants, for nested casts and for tests.
 *
 * <p>{@link io.millrace.functions.call.Interpreter} makes calls. Depends on {@code registry} and
 * {@code api}.
 */
package io.millrace.functions.call;

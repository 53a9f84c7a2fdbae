/**
 * Scalar expressions as Java statements.
 *
 * <p>{@link io.millrace.engine.codegen.expression.Emitter} writes them; each family of special
 * forms has a file, and every other call is a function of the registry. Must not know what kind of
 * kernel the statements are for.
 */
package io.millrace.engine.codegen.expression;

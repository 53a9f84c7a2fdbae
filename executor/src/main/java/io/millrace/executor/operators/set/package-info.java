/**
 * INTERSECT and EXCEPT over changelogs.
 *
 * <p>{@link io.millrace.executor.operators.set.SetOperation} counts each row in every input. Must
 * not depend on other families of operators, but for {@code rows}.
 */
package io.millrace.executor.operators.set;

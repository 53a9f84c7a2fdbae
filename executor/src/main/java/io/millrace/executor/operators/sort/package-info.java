/**
 * ORDER BY, OFFSET and LIMIT over bounded input.
 *
 * <p>Must not depend on other families of operators, but for {@code rows}.
 */
package io.millrace.executor.operators.sort;

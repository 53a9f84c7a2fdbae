/**
 * Operators that remember nothing.
 *
 * <p>Must not depend on other families of operators, but for {@code rows}.
 */
package io.millrace.executor.operators.stateless;

/**
 * GROUP BY over windows of time.
 *
 * <p>{@link io.millrace.executor.operators.window.WindowAggregate} keeps accumulators by slice and
 * group and fires windows in the order of their ends, {@link
 * io.millrace.executor.operators.window.LocalWindowAggregate} sums up before an exchange. {@link
 * io.millrace.executor.operators.window.WindowFrame} is the arithmetic of windows. Must not depend
 * on other families of operators, but for {@code rows}.
 */
package io.millrace.executor.operators.window;

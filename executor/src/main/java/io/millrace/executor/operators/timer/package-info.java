/**
 * Timers of keys, kept in state: {@link io.millrace.executor.operators.timer.KeyTimers} says which
 * keys are due. For operators that go by event time or by the clock. Must not depend on other
 * families of operators, but for {@code rows}.
 */
package io.millrace.executor.operators.timer;

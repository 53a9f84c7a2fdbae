/**
 * Waiting for the watermark: {@link io.millrace.executor.operators.order.TimeQueue} holds what is
 * due at a time, {@link io.millrace.executor.operators.order.WaitingRows} rows until they are due,
 * {@link io.millrace.executor.operators.order.Progressed} how far the watermark has come. Must not
 * depend on other families of operators, but for {@code rows}.
 */
package io.millrace.executor.operators.order;

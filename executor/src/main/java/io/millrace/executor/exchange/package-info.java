/**
 * Between tasks: how rows are spread over channels and how channels come together again.
 *
 * <p>{@link io.millrace.executor.exchange.ChannelOutlet} sends along {@link
 * io.millrace.executor.exchange.Edge}s; {@link io.millrace.executor.exchange.InputGate} combines
 * watermarks, aligns barriers and takes batches in turn.
 */
package io.millrace.executor.exchange;

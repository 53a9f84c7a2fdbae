/**
 * Bounded ways from one task to another.
 *
 * <p>{@link io.millrace.executor.channel.Channel} has one producer and one consumer; a full one is
 * back-pressure. Depends on elements and wakers only.
 */
package io.millrace.executor.channel;

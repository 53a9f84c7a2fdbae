/**
 * The checkpoint protocol as pure functions: from observed facts to a decision.
 *
 * <p>Each class decides one thing: whether to trigger, what becomes of a checkpoint in flight, what
 * to restore, what to keep. No clock, no files, no threads; whoever observes and acts is elsewhere.
 */
package io.millrace.state.protocol;

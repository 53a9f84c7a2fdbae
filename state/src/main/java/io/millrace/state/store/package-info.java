/**
 * Ordered rows on disk.
 *
 * <p>A {@link io.millrace.state.store.RunWriter run} is an immutable sorted file; an {@code
 * OrderedStore} answers from the runs it was given. Knows bytes only, not tables or checkpoints.
 */
package io.millrace.state.store;

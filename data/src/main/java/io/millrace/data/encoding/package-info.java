/**
 * Rows and keys as bytes.
 *
 * <p>{@link io.millrace.data.encoding.KeyBatch} is what state and exchanges see of the keys of a
 * batch. Depends on bytes, columns and types only.
 */
package io.millrace.data.encoding;

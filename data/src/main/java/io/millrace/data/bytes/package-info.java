/**
 * Bytes without objects: views, writers, hashing, UTF-8.
 *
 * <p>{@link io.millrace.data.bytes.Slice} is a movable view of a range of bytes, {@link
 * io.millrace.data.bytes.SliceWriter} a growing buffer. Depends on nothing.
 */
package io.millrace.data.bytes;

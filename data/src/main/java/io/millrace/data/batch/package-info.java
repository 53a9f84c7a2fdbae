/**
 * The unit of data that flows between operators.
 *
 * <p>{@link io.millrace.data.batch.Batch} is an immutable set of columns with row kinds, a
 * selection and the watermark that stood before each row. May use {@code column}, {@code type} and
 * {@code bytes}.
 */
package io.millrace.data.batch;

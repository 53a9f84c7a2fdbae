/**
 * How rows become bytes.
 *
 * <p>{@link io.millrace.data.encoding.KeyEncoding} keeps the SQL order in unsigned byte order and
 * fills a {@link io.millrace.data.encoding.KeyBatch} with hashes and key groups; {@link
 * io.millrace.data.encoding.RowWriter} and {@link io.millrace.data.encoding.RowReader} hold values
 * compactly under a versioned {@link io.millrace.data.encoding.Layout}. Both are part of the
 * checkpoint format. Knows nothing of state tables or channels.
 */
package io.millrace.data.encoding;

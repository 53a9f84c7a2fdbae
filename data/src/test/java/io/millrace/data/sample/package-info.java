/**
 * Random types, values and columns for property tests.
 *
 * <p>{@link io.millrace.data.sample.Samples} draws them from a seed, extremes and NULLs more often
 * than chance would.
 */
package io.millrace.data.sample;

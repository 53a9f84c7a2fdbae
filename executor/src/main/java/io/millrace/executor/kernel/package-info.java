/**
 * What is generated for each query: loops over the rows of a batch, specialised to its types.
 *
 * <p>Operators are written once over these interfaces; a kernel is called once a batch, never once
 * a row. Kernels hold buffers and belong to one operator instance. Depends on {@code data} and the
 * tables of {@code state}.
 */
package io.millrace.executor.kernel;

/**
 * What generated code calls and extends: arithmetic that checks, temporal steps, comparison, access
 * to nested values.
 *
 * <p>{@link io.millrace.engine.codegen.runtime.RowKernel} is the superclass of kernels. Must not
 * depend on the generators.
 */
package io.millrace.engine.codegen.runtime;

/** Kernels written by hand, as generated ones would be; for tests of operators. */
package io.millrace.executor.kernels;

/**
 * Java source as text: statements, classes.
 *
 * <p>{@link io.millrace.engine.codegen.source.Code} nests statements, {@link
 * io.millrace.engine.codegen.source.KernelSource} collects a class. Knows nothing of SQL.
 */
package io.millrace.engine.codegen.source;

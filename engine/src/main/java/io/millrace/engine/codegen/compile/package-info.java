/**
 * From source text to classes; the only package that sees Janino.
 *
 * <p>{@link io.millrace.engine.codegen.compile.KernelCompiler} compiles and remembers. Must not
 * know what the source is for.
 */
package io.millrace.engine.codegen.compile;

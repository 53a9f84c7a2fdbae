/**
 * Filter and projection in one pass over columns.
 *
 * <p>{@link io.millrace.engine.codegen.calc.CalcProgram} compiles, {@link
 * io.millrace.engine.codegen.calc.Calc} runs. Must not know operators.
 */
package io.millrace.engine.codegen.calc;

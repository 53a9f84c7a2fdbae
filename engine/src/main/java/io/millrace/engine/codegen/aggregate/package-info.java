/**
 * Aggregate functions as loops over rows and slots of state.
 *
 * <p>{@link io.millrace.engine.codegen.aggregate.AggregateProgram} compiles the calls of one GROUP
 * BY; each function and each kind of accumulator has a file, and equal accumulators are shared.
 * Must not know operators.
 */
package io.millrace.engine.codegen.aggregate;

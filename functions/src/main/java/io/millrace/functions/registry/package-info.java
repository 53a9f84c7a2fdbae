/**
 * Finds SQL functions: from a name and argument types to the Java method to call.
 *
 * <p>{@link io.millrace.functions.registry.FunctionRegistry} answers; {@link
 * io.millrace.functions.registry.ResolvedFunction} is the answer, from which a code generator emits
 * the call. Knows nothing of the functions themselves; depends on {@code api} and {@code data}.
 */
package io.millrace.functions.registry;

/**
 * The functions that Millrace comes with.
 *
 * <p>{@link io.millrace.functions.BuiltInFunctions} lists their classes and gives the registry.
 * Knows every other package of the module; nothing in the module may depend on it.
 */
package io.millrace.functions;

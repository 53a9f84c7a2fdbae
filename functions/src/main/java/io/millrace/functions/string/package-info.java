/**
 * Functions over character strings and bytes, one class a family.
 *
 * <p>They work on UTF-8 in place; {@link io.millrace.functions.string.Utf8} counts and finds code
 * points. May use {@code api} and {@code data}, no other family.
 */
package io.millrace.functions.string;

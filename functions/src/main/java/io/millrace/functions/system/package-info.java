/**
 * Functions about types and the session, and those that take values of any type.
 *
 * <p>May use {@code api} and {@code data}, no other family.
 */
package io.millrace.functions.system;

/**
 * VARIANT: making it of JSON and taking it apart. What its bytes are is known to {@code
 * data.variant} alone. May use {@code api} and {@code data}, no other family.
 */
package io.millrace.functions.variant;

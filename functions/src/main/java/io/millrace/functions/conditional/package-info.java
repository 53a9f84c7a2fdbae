/**
 * Functions that choose among their arguments or judge them.
 *
 * <p>CASE, COALESCE and the comparisons are not here: the code generator knows them. May use {@code
 * api} and {@code data}, no other family.
 */
package io.millrace.functions.conditional;

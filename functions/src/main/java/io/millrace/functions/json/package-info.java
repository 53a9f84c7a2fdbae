/**
 * JSON: paths into it, making it, testing for it.
 *
 * <p>{@link io.millrace.functions.json.JsonText} reads and writes, {@link
 * io.millrace.functions.json.JsonPath} finds. Jackson is known only here; it is loaded with the
 * first call. May use {@code api} and {@code data}, no other family.
 */
package io.millrace.functions.json;

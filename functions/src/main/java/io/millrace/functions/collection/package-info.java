/**
 * Functions of arrays and maps.
 *
 * <p>{@link io.millrace.functions.collection.Values} compares elements of any type. May use {@code
 * api} and {@code data}, no other family.
 */
package io.millrace.functions.collection;

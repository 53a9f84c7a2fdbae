/**
 * Mathematical functions: real functions over DOUBLE, rounding of every number, chance.
 *
 * <p>May use {@code api} and {@code data}, no other family.
 */
package io.millrace.functions.math;

package io.millrace.functions.api;

/**
 * One value for each row: what a public method {@code eval} returns. Types of arguments and result
 * are those of the method (Integer is INT, String is STRING, LocalDateTime is TIMESTAMP(9), …) or
 * said by {@link DataTypeHint} and {@link FunctionHint}. NULL is {@code null}; a method with a
 * primitive parameter is not called when that argument is NULL, and the result is NULL.
 */
public abstract class ScalarFunction extends UserFunction {}

package io.millrace.functions.registry;

import io.millrace.data.type.DataType;

/**
 * One parameter of the Java method, in the order of the method.
 *
 * @param role what to pass
 * @param javaType class of the parameter; an array class for variable arguments
 * @param argument index of the SQL argument it carries, for variable arguments of the first of
 *     them; -1 for other roles
 * @param type for {@link Role#TYPE} the type to pass, else null
 * @param constant for {@link Role#CONSTANT} the object to pass, else null
 */
public record Parameter(
    Role role, Class<?> javaType, int argument, DataType type, Object constant) {

  /** A parameter of any role but {@link Role#CONSTANT}. */
  public Parameter(Role role, Class<?> javaType, int argument, DataType type) {
    this(role, javaType, argument, type, null);
  }

  /** A parameter that is the same object at every call. */
  public static Parameter constant(Class<?> javaType, Object value) {
    return new Parameter(Role.CONSTANT, javaType, -1, null, value);
  }

  /** What a parameter of a function's method is for. */
  public enum Role {
    /** The {@code FunctionContext}. */
    CONTEXT,
    /** An instance of {@link Parameter#javaType()}, one a place of call. */
    STATE,
    /** {@link Parameter#type()}. */
    TYPE,
    /** {@link Parameter#constant()}, which is thread-safe. */
    CONSTANT,
    /** The SQL argument {@link Parameter#argument()}, of {@code argumentTypes().get(argument)}. */
    ARGUMENT,
    /** Whether the primitive argument before it is NULL. */
    ARGUMENT_IS_NULL,
    /** An array of all SQL arguments from {@link Parameter#argument()} on; may be empty. */
    VARARGS,
    /** A {@code boolean[]}: which of the primitive variable arguments before it are NULL. */
    VARARGS_ARE_NULL,
    /** Where the result goes: a SliceWriter, a LongPair or a ColumnBuilder. */
    RESULT,
    /** The {@code NullFlag}, cleared before the call. */
    NULL_FLAG
  }
}

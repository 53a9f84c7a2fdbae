package io.millrace.functions.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says the SQL types of a method {@code eval}, or of all such methods of a class. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface FunctionHint {
  /** One an argument; none: those of the method's parameters. */
  DataTypeHint[] input() default {};

  /** Of the result, or of a row of a table function; an empty one: that of the method. */
  DataTypeHint output() default @DataTypeHint("");

  /** Of the accumulator of an aggregate function; an empty one: that of its class. */
  DataTypeHint accumulator() default @DataTypeHint("");
}

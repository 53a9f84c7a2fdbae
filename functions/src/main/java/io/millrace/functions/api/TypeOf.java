package io.millrace.functions.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks for the SQL type of an argument, or of the result, as a {@code DataType} parameter. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface TypeOf {
  int RESULT = -1;

  /** A ROW of the types of all arguments, in order. */
  int ALL = -2;

  /** Index of the argument, {@link #RESULT} or {@link #ALL}. */
  int value();
}

package io.millrace.functions.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says the SQL type of a parameter, or on a method that of its result. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.METHOD})
public @interface DataTypeHint {
  /** Such as {@code DECIMAL(10, 2)} or {@code ROW<name STRING, n INT>}. */
  String value();
}

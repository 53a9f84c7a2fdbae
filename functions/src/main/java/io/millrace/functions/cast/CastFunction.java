package io.millrace.functions.cast;

import io.millrace.functions.registry.TypeFamily;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A conversion of one argument with the calling convention of {@code @SqlFunction}; it takes every
 * pair of the families whose values travel as the method's parameter and result. {@code TypeOf(0)}
 * and {@code TypeOf(RESULT)} are the types cast from and to.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface CastFunction {
  TypeFamily[] from();

  TypeFamily[] to();

  Mode mode() default Mode.BOTH;

  /** What becomes of a value that cannot be converted. */
  enum Mode {
    /** There is none, or it becomes NULL in any case. */
    BOTH,
    /** CAST: an error that ends the job. */
    CAST,
    /** TRY_CAST: NULL. */
    TRY
  }
}

package io.millrace.functions.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a public static method a SQL scalar function. Methods with one name are overloads.
 *
 * <p><b>Parameters</b>, in this order:
 *
 * <ol>
 *   <li>optionally a {@link FunctionContext};
 *   <li>optionally an object of a public class with a public no-argument constructor that
 *       implements {@link CallState}: one is made for each place of call, and one thread uses it;
 *   <li>optionally {@code DataType} parameters marked {@link TypeOf};
 *   <li>one parameter a SQL argument: {@code boolean} for BOOLEAN, {@code int} for the other types
 *       of physical kind INT, {@code long} for LONG, {@code double} for DOUBLE, {@link
 *       io.millrace.data.bytes.Slice} for BYTES, {@link LongPair} for LONG_PAIR, {@link Element}
 *       for ROW, ARRAY and MAP, and for whatever type where {@link #args} says ANY, a variable or
 *       several types. For variable arguments the last is an array of these;
 *   <li>for a result of kind BYTES a {@link io.millrace.data.bytes.SliceWriter} to append it to,
 *       for LONG_PAIR a {@link LongPair} to fill, for ROW, ARRAY and MAP the {@link
 *       io.millrace.data.column.ColumnBuilder} to append one value to; such methods are void;
 *   <li>optionally, if the result may be NULL though no argument is, a {@link NullFlag}.
 * </ol>
 *
 * Views passed in are valid only during the call and must not be written to. What was appended to a
 * writer before the flag was set to NULL is dropped by the caller.
 *
 * <p><b>NULL arguments</b>: with {@link Nulls#PROPAGATE} the method is not called if an argument is
 * NULL; the result is NULL. With {@link Nulls#CALLED} objects are {@code null} for NULL, and each
 * primitive parameter is followed by a {@code boolean} that is true for NULL, an array of
 * primitives by a {@code boolean[]}.
 *
 * <p>A method reports bad input by throwing {@link io.millrace.data.error.MillraceException} of the
 * deterministic class; nothing else may escape from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SqlFunction {

  /** SQL name, in capitals; matched without regard to case. */
  String name();

  /** Further SQL names of the same function. */
  String[] aliases() default {};

  /**
   * Types of the arguments, one pattern each: a type family (BOOLEAN, TINYINT, SMALLINT, INT,
   * BIGINT, FLOAT, DOUBLE, DECIMAL, STRING, BYTES, VARIANT, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ,
   * INTERVAL YEAR TO MONTH, INTERVAL DAY TO SECOND), one exact type such as TIMESTAMP(3), several
   * joined by "|", ANY, a variable (T, K, V), ARRAY&lt;T&gt;, MULTISET&lt;T&gt;, MAP&lt;K, V&gt;,
   * ROW; the last may end in "..." for any number, none included. A method that takes DECIMAL or a
   * timestamp as a {@code long} or a {@link LongPair} only is given the other layout converted, a
   * timestamp cut to milliseconds.
   */
  String[] args();

  /**
   * Type of the result: a SQL type or a pattern over the variables of {@link #args}; or "@NAME" for
   * a rule of that name in the registry. It is nullable if an argument is, or if the method takes a
   * {@link NullFlag}. With {@link Nulls#CALLED} only the latter counts, or the rule decides. A last
   * "?" declares the result nullable whatever the arguments are; a last "!" makes it so only if an
   * argument is, a last "^" only if the first is, though a {@link NullFlag} is taken. All of them
   * are for what Flink declares.
   */
  String returns();

  Nulls nulls() default Nulls.PROPAGATE;

  Determinism determinism() default Determinism.DETERMINISTIC;

  /** One sentence for the documentation. */
  String doc() default "";

  /** What becomes of NULL arguments. */
  enum Nulls {
    PROPAGATE,
    CALLED
  }

  /** When two calls with equal arguments give equal results. */
  enum Determinism {
    /** Always: constant calls are folded. */
    DETERMINISTIC,
    /**
     * Within one evaluation, as CURRENT_TIMESTAMP: never folded, not repeatable after a restart.
     */
    DYNAMIC,
    /** Never, as RAND and UUID. */
    NON_DETERMINISTIC
  }
}

/**
 * Constants of a plan between their text and a column of one value.
 *
 * <p>{@link io.millrace.functions.constant.Constants} goes both ways. Depends on {@code call} and
 * {@code cast}, which must not depend on it.
 */
package io.millrace.functions.constant;

/**
 * Errors that users read.
 *
 * <p>{@link io.millrace.data.error.MillraceException} carries one message, a hint, the place in the
 * user's file and whether trying again can help; {@link io.millrace.data.error.NearestName} finds
 * what a misspelt name was meant to be. Depends on nothing.
 */
package io.millrace.data.error;

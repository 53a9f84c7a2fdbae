/**
 * Event time: where watermarks come from.
 *
 * <p>Must not depend on other families of operators.
 */
package io.millrace.executor.operators.time;

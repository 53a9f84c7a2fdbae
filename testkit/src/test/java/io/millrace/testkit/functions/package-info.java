/**
 * Functions as users write them, which scripts register: {@link
 * io.millrace.testkit.functions.Greet} and others against Millrace's API, those whose name begins
 * with Flink against Flink's. Must not depend on anything but these two APIs.
 */
package io.millrace.testkit.functions;

/**
 * Functions that users write as classes: {@link io.millrace.functions.user.UserClass} reads one, by
 * its signatures and annotations, whether it is made for Millrace's API or for Flink's, which is
 * found by name only; {@link io.millrace.functions.user.UserCall} holds an instance and calls it.
 * {@link io.millrace.functions.user.AggregateClass} and {@link
 * io.millrace.functions.user.AggregateCalls} do so for aggregates. Must not depend on the packages
 * of built-in functions.
 */
package io.millrace.functions.user;

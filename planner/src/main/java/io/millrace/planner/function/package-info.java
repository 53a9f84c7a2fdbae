/**
 * The operators that a query may use: {@link io.millrace.planner.function.OperatorTable} finds them
 * by name. Those of the grammar and the aggregates come from Calcite's list, one by one; scalar
 * functions, and aggregates of users, come from the registry of the {@code functions} module.
 * Depends on {@code type}, {@code plan}, {@code error} and {@code message} only.
 */
package io.millrace.planner.function;

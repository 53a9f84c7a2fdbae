/**
 * Plans for people: {@link io.millrace.planner.explain.Explain} prints the tree under each sink,
 * with what is shared printed once. Depends on {@code plan} only.
 */
package io.millrace.planner.explain;

/**
 * Which kinds of rows flow where: {@link io.millrace.planner.changelog.UpsertKeys} finds what
 * identifies rows, {@link io.millrace.planner.changelog.ChangelogModes} what changes look like, so
 * that -U is sent only where somebody needs it, and {@link io.millrace.planner.changelog.SinkKeys}
 * whether sinks can take it. Knows no Calcite.
 */
package io.millrace.planner.changelog;

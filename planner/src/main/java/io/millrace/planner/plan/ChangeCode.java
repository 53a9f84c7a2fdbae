package io.millrace.planner.plan;

import io.millrace.data.batch.RowKind;

/** How a kind of change is written in a column of codes. */
public record ChangeCode(RowKind kind, String text) {}

package io.millrace.executor.operators.rows;

/** A column to sort by. */
public record SortColumn(int column, boolean descending, boolean nullsFirst) {}

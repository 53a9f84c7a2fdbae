package io.millrace.functions.api;

import io.millrace.data.column.Column;

/** A value of a nested type: a position in a flat row, array or map column. */
public final class Element {
  public Column column;
  public int position;

  public Element set(Column column, int position) {
    this.column = column;
    this.position = position;
    return this;
  }
}

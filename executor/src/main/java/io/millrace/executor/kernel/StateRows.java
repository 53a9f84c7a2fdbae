package io.millrace.executor.kernel;

import io.millrace.data.bytes.Slice;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.WindowTable;

/**
 * Rows of a table of state, by handle. What a kernel needs of {@link KeyedTable}, {@link
 * WindowTable} and {@link ElementTable} alike.
 */
public interface StateRows {

  /** To be called before the first change of a row in a call. */
  void touch(long row);

  /** The array in which the row's slots begin at {@link #base}; valid until a row is inserted. */
  long[] slots(long row);

  int base(long row);

  /** Points {@code view} at the bytes of a row; valid until the table changes. */
  Slice bytes(long row, Slice view);

  void setBytes(long row, byte[] bytes, int offset, int length);

  static StateRows of(KeyedTable table) {
    return new Keyed(table);
  }

  static StateRows of(WindowTable table) {
    return new Windowed(table);
  }

  static StateRows of(ElementTable table) {
    return new Elements(table);
  }

  /** Rows of a {@link KeyedTable}. */
  record Keyed(KeyedTable table) implements StateRows {
    @Override
    public void touch(long row) {
      table.touch(row);
    }

    @Override
    public long[] slots(long row) {
      return table.slots(row);
    }

    @Override
    public int base(long row) {
      return table.base(row);
    }

    @Override
    public Slice bytes(long row, Slice view) {
      return table.bytes(row, view);
    }

    @Override
    public void setBytes(long row, byte[] bytes, int offset, int length) {
      table.setBytes(row, bytes, offset, length);
    }
  }

  /** Rows of a {@link WindowTable}. */
  record Windowed(WindowTable table) implements StateRows {
    @Override
    public void touch(long row) {
      table.touch(row);
    }

    @Override
    public long[] slots(long row) {
      return table.slots(row);
    }

    @Override
    public int base(long row) {
      return table.base(row);
    }

    @Override
    public Slice bytes(long row, Slice view) {
      return table.bytes(row, view);
    }

    @Override
    public void setBytes(long row, byte[] bytes, int offset, int length) {
      table.setBytes(row, bytes, offset, length);
    }
  }

  /** Rows of an {@link ElementTable}. */
  record Elements(ElementTable table) implements StateRows {
    @Override
    public void touch(long row) {
      table.touch(row);
    }

    @Override
    public long[] slots(long row) {
      return table.slots(row);
    }

    @Override
    public int base(long row) {
      return table.base(row);
    }

    @Override
    public Slice bytes(long row, Slice view) {
      return table.bytes(row, view);
    }

    @Override
    public void setBytes(long row, byte[] bytes, int offset, int length) {
      table.setBytes(row, bytes, offset, length);
    }
  }
}

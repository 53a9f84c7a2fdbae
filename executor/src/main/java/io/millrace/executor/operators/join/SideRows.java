package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.type.DataType;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.state.table.Readiness;
import java.util.List;

/**
 * The rows of one side in state. A row has a count, how many equal rows there are, and the number
 * of its matches if that matters. A row whose count is 0 is not there; it is deleted by and by.
 */
abstract class SideRows {
  static final int COUNT = 0;
  static final int MATCHES = 1;

  /**
   * The state of a side, to be called when the operator is opened.
   *
   * @param keyTypes under which keys of all sides are encoded
   * @param slots of a row: a count, and the matches if they matter
   */
  static SideRows of(
      String name, List<DataType> keyTypes, JoinSide side, int slots, OperatorContext context) {
    return side.onePerKey()
        ? new OneRowPerKey(name, keyTypes, side, slots, context.state())
        : new ManyRowsPerKey(
            name, keyTypes, side, slots, context.state(), context.maxParallelism());
  }

  /** Encodes what tells the rows of a batch apart within their key. */
  abstract void encode(Batch batch);

  /** Brings the rows of the encoded batch into memory, to be changed. */
  abstract Readiness loadOwn(KeyBatch keys);

  /** Brings all rows under these keys into memory, to be matched. */
  abstract Readiness loadMatches(KeyBatch keys);

  /** Finds or adds the rows {@code from} to {@code to} (exclusive) of the encoded batch. */
  abstract void findOrInsert(KeyBatch keys, int from, int to, long[] handles);

  /** Adds the row at a position of a batch. */
  abstract void add(long handle, Batch batch, int position);

  /** Takes one such row away, if there is one. */
  abstract void remove(long handle);

  /** {@link #first} will be asked for these keys. */
  abstract void beginMatching(KeyBatch keys);

  /** The first row under key {@code i}, or -1. */
  abstract long first(KeyBatch keys, int i);

  /** The next row under the same key, or -1. */
  abstract long next(long handle);

  abstract long get(long handle, int slot);

  abstract void setMatches(long handle, long matches);

  /** Appends the columns of a row. */
  abstract void read(long handle, ColumnBuilder[] out);

  abstract void delete(long handle);

  abstract void unpin();
}

package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.List;

/** A side whose join key contains a unique key. */
final class OneRowPerKey extends SideRows {
  private final KeyedTable table;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter bytes = new SliceWriter();
  private final Slice view = new Slice();

  /** The rows under each key of the batch that is being matched. */
  private long[] found = {};

  OneRowPerKey(
      String name, List<DataType> keyTypes, JoinSide side, int slots, OperatorState state) {
    Layout row = Layouts.numbered("c", side.types());
    table =
        state.keyed(
            new TableSpec(
                name, slots, true, side.ttlMillis(), Layouts.numbered("k", keyTypes), row));
    writer = new RowWriter(row);
    reader = new RowReader(row);
  }

  @Override
  void encode(Batch batch) {}

  @Override
  Readiness loadOwn(KeyBatch keys) {
    return table.load(keys);
  }

  @Override
  Readiness loadMatches(KeyBatch keys) {
    return table.load(keys);
  }

  @Override
  void findOrInsert(KeyBatch keys, int from, int to, long[] handles) {
    table.findOrInsert(keys, from, to, handles);
  }

  @Override
  void add(long handle, Batch batch, int position) {
    bytes.truncate(0);
    writer.write(batch.columns(), position, bytes);
    table.touch(handle);
    table.setBytes(handle, bytes.array(), 0, bytes.length());
    table.set(handle, COUNT, 1);
  }

  @Override
  void remove(long handle) {
    if (table.get(handle, COUNT) != 0) {
      table.touch(handle);
      table.set(handle, COUNT, 0);
    }
  }

  @Override
  void beginMatching(KeyBatch keys) {
    found = found.length < keys.size() ? new long[keys.size()] : found;
    table.find(keys, 0, keys.size(), found);
  }

  @Override
  long first(KeyBatch keys, int i) {
    return found[i];
  }

  @Override
  long next(long handle) {
    return -1;
  }

  @Override
  long get(long handle, int slot) {
    return table.get(handle, slot);
  }

  @Override
  void setMatches(long handle, long matches) {
    table.touch(handle);
    table.set(handle, MATCHES, matches);
  }

  @Override
  void read(long handle, ColumnBuilder[] out) {
    table.bytes(handle, view);
    reader.read(view.array, view.offset, out);
  }

  @Override
  void delete(long handle) {
    table.delete(handle);
  }

  @Override
  void unpin() {
    table.unpin();
  }
}

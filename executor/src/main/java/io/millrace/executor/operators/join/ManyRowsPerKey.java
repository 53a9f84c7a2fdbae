package io.millrace.executor.operators.join;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A side with any number of rows under a join key, in the order of their unique keys. Without a
 * unique key the whole row tells rows apart, and is not kept once more beside its encoding; so -0.0
 * becomes 0.0 there. Columns of the join key are not encoded twice.
 */
final class ManyRowsPerKey extends SideRows {
  private final ElementTable table;
  private final KeyBatch elements;
  private final KeyEncoding encoding;
  private final int[] columns;
  private final boolean unique;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter bytes = new SliceWriter();

  /** How rows are read that are not kept but as key and element; null if they are kept. */
  private final KeyedParts parts;

  private final Slice view = new Slice();

  /** The first rows under each key of the batch that is being matched. */
  private long[] found = {};

  ManyRowsPerKey(
      String name,
      List<DataType> keyTypes,
      JoinSide side,
      int slots,
      OperatorState state,
      int keyGroups) {
    unique = !side.uniqueKey().isEmpty();
    IntStream apart =
        unique
            ? side.uniqueKey().stream().mapToInt(Integer::intValue)
            : IntStream.range(0, side.types().size());
    columns = apart.filter(column -> !side.keys().contains(column)).toArray();
    List<DataType> elementTypes = IntStream.of(columns).mapToObj(side.types()::get).toList();
    encoding = KeyEncoding.of(elementTypes);
    elements = new KeyBatch(keyGroups);
    List<DataType> wholeKey = new ArrayList<>(keyTypes);
    wholeKey.addAll(elementTypes);
    Layout row = Layouts.numbered("c", unique ? side.types() : List.of());
    table =
        state.elements(
            new TableSpec(
                name, slots, unique, side.ttlMillis(), Layouts.numbered("k", wholeKey), row));
    table.sortWhenRead();
    writer = new RowWriter(row);
    reader = new RowReader(row);
    parts = unique ? null : new KeyedParts(keyTypes, side.keys(), encoding, columns);
  }

  @Override
  void encode(Batch batch) {
    encoding.encode(batch, columns, elements);
  }

  @Override
  Readiness loadOwn(KeyBatch keys) {
    return table.load(keys, elements);
  }

  @Override
  Readiness loadMatches(KeyBatch keys) {
    return table.load(keys);
  }

  @Override
  void findOrInsert(KeyBatch keys, int from, int to, long[] handles) {
    table.findOrInsert(keys, elements, from, to, handles);
  }

  @Override
  void add(long handle, Batch batch, int position) {
    table.touch(handle);
    if (unique) {
      bytes.truncate(0);
      writer.write(batch.columns(), position, bytes);
      table.setBytes(handle, bytes.array(), 0, bytes.length());
      table.set(handle, COUNT, 1);
    } else {
      table.set(handle, COUNT, table.get(handle, COUNT) + 1);
    }
  }

  @Override
  void remove(long handle) {
    long count = table.get(handle, COUNT);
    if (count != 0) {
      table.touch(handle);
      table.set(handle, COUNT, count - 1);
    }
  }

  @Override
  void beginMatching(KeyBatch keys) {
    found = found.length < keys.size() ? new long[keys.size()] : found;
    table.firsts(keys, 0, keys.size(), found);
  }

  @Override
  long first(KeyBatch keys, int i) {
    return found[i];
  }

  @Override
  long next(long handle) {
    return table.next(handle);
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
    if (unique) {
      table.bytes(handle, view);
      reader.read(view.array, view.offset, out);
    } else {
      parts.read(table.key(handle, view), out);
    }
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

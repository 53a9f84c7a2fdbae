package io.millrace.executor.operators.order;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys by the time at which they are due, in state: a list in order a key group. What is due comes
 * out by time, then by key, whatever key group it is of. A key is due at a time once at most.
 */
public final class TimeQueue {
  private static final int TIME_BYTES = 8;
  private static final byte[] HEAD = {0};

  private final ElementTable table;
  private final KeyGroupRange groups;
  private final KeyBatch heads;
  private final SliceWriter element = new SliceWriter();
  private final Slice view = new Slice();
  private final DueKeys due = new DueKeys();

  /**
   * @param name of the table in state
   * @param keyTypes of what the keys encode
   */
  public TimeQueue(String name, List<DataType> keyTypes, OperatorContext context) {
    groups = context.state().keyGroups();
    heads = new KeyBatch(context.maxParallelism());
    int hash = Bytes.hash(HEAD, 0, HEAD.length);
    for (int group = groups.from(); group < groups.to(); group++) {
      heads.add(HEAD, 0, HEAD.length, hash, group);
    }
    List<Field> key = new ArrayList<>();
    key.add(new Field("head", Types.BOOLEAN.withNullable(false)));
    key.add(new Field("time", Types.BIGINT.withNullable(false)));
    for (DataType type : keyTypes) {
      key.add(new Field("k" + key.size(), type));
    }
    table =
        context
            .state()
            .elements(new TableSpec(name, 1, false, 0, Layout.of(key), Layout.of(List.of())));
  }

  /** Brings the queue into memory. */
  public Readiness load() {
    return table.load(heads);
  }

  public void unpin() {
    table.unpin();
  }

  /** Key {@code i} is due at a time. */
  public void add(KeyBatch keys, int i, long time) {
    element.truncate(0);
    element.appendLong(time ^ Long.MIN_VALUE);
    element.append(keys.key(i, view));
    int group = keys.keyGroups()[i] - groups.from();
    long row = table.findOrInsert(heads, group, element.view(view));
    table.touch(row);
    table.set(row, 0, 1);
  }

  /** Takes out what is due at {@code until} or before; it is kept in {@link #due()}. */
  public void take(long until) {
    due.clear();
    for (int group = 0; group < heads.size(); group++) {
      long row = table.first(heads, group);
      while (row >= 0) {
        table.element(row, view);
        long time = Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE;
        if (time > until) {
          break;
        }
        view.set(view.array, view.offset + TIME_BYTES, view.length - TIME_BYTES);
        due.add(time, view);
        long next = table.next(row);
        table.delete(row);
        row = next;
      }
    }
    due.sort();
  }

  /** What was taken out last. */
  public DueKeys due() {
    return due;
  }
}

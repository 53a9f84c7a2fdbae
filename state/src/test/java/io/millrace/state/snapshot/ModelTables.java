package io.millrace.state.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Keys;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.StateCell;
import io.millrace.state.table.WindowTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The three kinds of tables of one task, under random operations that are also done on a map from
 * "table/namespace/key/element" to a value.
 */
final class ModelTables {
  static final String OPERATOR = "op";

  final TaskState state;
  private final BooleanSupplier io;
  private final KeyedTable keyed;
  private final WindowTable windows;
  private final ElementTable elements;
  long counter;

  /**
   * @param io does some waiting I/O; false if there is none
   */
  ModelTables(TaskState state, BooleanSupplier io) {
    this.state = state;
    this.io = io;
    OperatorState operator = state.operator(OPERATOR);
    keyed = operator.keyed(Keys.spec("k", true, 2, true, 0));
    windows = operator.windows(Keys.spec("w", true, 2, true, 0));
    elements = operator.elements(Keys.spec("e", true, 2, true, 0));
    if (state.keyGroups().from() % 2 == 0) {
      elements.sortWhenRead();
    }
    operator.cell("counter", new Counter());
  }

  private final class Counter implements StateCell {
    @Override
    public void save(SliceWriter out) {
      out.appendLong(counter);
    }

    @Override
    public void restore(List<Slice> saved) {
      for (Slice value : saved) {
        counter += Bytes.getLong(value.array, value.offset);
      }
    }
  }

  /** Loading waits for something that the test has frozen and not written yet. */
  private static final class Held extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Asks until rows are there, as a task does. */
  private void ready(Supplier<Readiness> load) {
    while (load.get() == Readiness.PENDING) {
      if (!io.getAsBoolean()) {
        throw new Held();
      }
      state.beginStep(0);
    }
  }

  boolean owns(String key) {
    return state.keyGroups().contains(Keys.of(key).keyGroups()[0]);
  }

  /** One random change, here and in the model; none if memory does not allow it now. */
  void change(Random random, int distinct, SortedMap<String, String> model) {
    try {
      tryChange(random, distinct, model);
    } catch (Held e) {
      counter--;
      unpin();
    }
  }

  private void tryChange(Random random, int distinct, SortedMap<String, String> model) {
    String key = "key" + random.nextInt(distinct);
    if (!owns(key)) {
      return;
    }
    counter++;
    state.beginStep(0);
    String value = random.nextLong() + ":" + "b".repeat(random.nextInt(20));
    long namespace = (random.nextInt(4) - 1) * 1000L;
    String element = "e" + random.nextInt(9);
    switch (random.nextInt(8)) {
      case 0, 1 -> put(0, 0, key, "", value, model);
      case 2, 3 -> put(1, namespace, key, "", value, model);
      case 4, 5 -> put(2, 0, key, element, value, model);
      case 6 -> delete(random.nextInt(3), namespace, key, element, model);
      default -> {
        if (random.nextInt(10) == 0) {
          windows.drop(namespace);
          String prefix = name(1, namespace, "", "");
          model.keySet().removeIf(n -> n.startsWith(prefix) && owns(n.split("/")[2]));
        }
      }
    }
  }

  private static String name(int table, long namespace, String key, String element) {
    return table
        + "/"
        + (table == 1 ? namespace : 0)
        + "/"
        + key
        + (table == 2 ? "/" + element : "");
  }

  private void put(
      int table, long ns, String key, String element, String value, SortedMap<String, String> to) {
    KeyBatch keys = Keys.of(key);
    long[] row = new long[1];
    int colon = value.indexOf(':');
    long number = Long.parseLong(value.substring(0, colon));
    byte[] bytes = value.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
    switch (table) {
      case 0 -> {
        ready(() -> keyed.load(keys));
        keyed.findOrInsert(keys, 0, 1, row);
        keyed.touch(row[0]);
        keyed.set(row[0], 1, number);
        keyed.setBytes(row[0], bytes, 0, bytes.length);
      }
      case 1 -> {
        ready(() -> windows.load(new long[] {ns}, keys));
        windows.findOrInsert(new long[] {ns}, keys, 0, 1, row);
        windows.touch(row[0]);
        windows.set(row[0], 1, number);
        windows.setBytes(row[0], bytes, 0, bytes.length);
      }
      default -> {
        ready(() -> elements.load(keys, Keys.of(element)));
        elements.findOrInsert(keys, Keys.of(element), 0, 1, row);
        elements.touch(row[0]);
        elements.set(row[0], 1, number);
        elements.setBytes(row[0], bytes, 0, bytes.length);
      }
    }
    unpin();
    to.put(name(table, ns, key, element), value);
  }

  private void delete(
      int table, long ns, String key, String element, SortedMap<String, String> from) {
    KeyBatch keys = Keys.of(key);
    long[] row = new long[1];
    switch (table) {
      case 0 -> {
        ready(() -> keyed.load(keys));
        keyed.find(keys, 0, 1, row);
        if (row[0] >= 0) {
          keyed.delete(row[0]);
        }
      }
      case 1 -> {
        ready(() -> windows.load(new long[] {ns}, keys));
        windows.find(new long[] {ns}, keys, 0, 1, row);
        if (row[0] >= 0) {
          windows.delete(row[0]);
        }
      }
      default -> {
        ready(() -> elements.load(keys, Keys.of(element)));
        elements.find(keys, Keys.of(element), 0, 1, row);
        if (row[0] >= 0) {
          elements.delete(row[0]);
        }
      }
    }
    unpin();
    from.remove(name(table, ns, key, element));
  }

  private void unpin() {
    keyed.unpin();
    windows.unpin();
    elements.unpin();
  }

  /** All that is in the window table, by scanning it. */
  SortedMap<String, String> scanned() {
    SortedMap<String, String> content = new TreeMap<>();
    Slice view = new Slice();
    for (long ns : windows.namespaces()) {
      state.beginStep(0);
      ready(() -> windows.loadNamespace(ns));
      WindowTable.Cursor cursor = new WindowTable.Cursor();
      long[] rows = new long[3];
      for (int n = windows.scan(ns, cursor, rows); n > 0; n = windows.scan(ns, cursor, rows)) {
        for (int i = 0; i < n; i++) {
          String key = Keys.text(windows.key(rows[i], view));
          String bytes = windows.bytes(rows[i], view).toString();
          content.put(name(1, ns, key, ""), windows.get(rows[i], 1) + ":" + bytes);
        }
      }
      windows.unpin();
    }
    return content;
  }

  /** All that is in the tables, found by the keys that may be there. */
  SortedMap<String, String> content(int distinct) {
    SortedMap<String, String> content = new TreeMap<>();
    for (int i = 0; i < distinct; i++) {
      String key = "key" + i;
      if (owns(key)) {
        state.beginStep(0);
        contentOf(key, content);
      }
    }
    return content;
  }

  private void contentOf(String key, SortedMap<String, String> content) {
    KeyBatch keys = Keys.of(key);
    long[] row = new long[1];
    Slice view = new Slice();
    ready(() -> keyed.load(keys));
    keyed.find(keys, 0, 1, row);
    if (row[0] >= 0) {
      String bytes = keyed.bytes(row[0], view).toString();
      content.put(name(0, 0, key, ""), keyed.get(row[0], 1) + ":" + bytes);
    }
    for (long n = -1000; n <= 2000; n += 1000) {
      long ns = n;
      ready(() -> windows.load(new long[] {ns}, keys));
      windows.find(new long[] {ns}, keys, 0, 1, row);
      if (row[0] >= 0) {
        String bytes = windows.bytes(row[0], view).toString();
        content.put(name(1, ns, key, ""), windows.get(row[0], 1) + ":" + bytes);
      }
    }
    ready(() -> elements.load(keys));
    int count = 0;
    for (long r = elements.first(keys, 0); r >= 0; r = elements.next(r)) {
      String element = Keys.text(elements.element(r, view));
      String bytes = elements.bytes(r, view).toString();
      content.put(name(2, 0, key, element), elements.get(r, 1) + ":" + bytes);
      count++;
    }
    assertEquals(count, elements.count(keys, 0));
    unpin();
  }

  static KeyGroupRange range(int parallelism, int task) {
    return KeyGroupRange.of(Keys.GROUPS, parallelism, task);
  }
}

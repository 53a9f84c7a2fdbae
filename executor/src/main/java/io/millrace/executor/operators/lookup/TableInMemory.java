package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.platform.Platform;
import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.spi.LookupSource;
import io.millrace.executor.spi.Source;
import io.millrace.executor.spi.SourceReader;
import io.millrace.executor.spi.SourceReader.Polled;
import io.millrace.executor.spi.SourceReader.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A bounded table that is read whole before the first answer, and again from time to time; until
 * the new rows are there the old ones answer. Each parallel instance holds all of it.
 */
public final class TableInMemory implements LookupSource {
  private static final int POLL_ROWS = 1024;

  private final Source table;
  private final List<DataType> types;
  private final int[] keys;
  private final KeyEncoding encoding;
  private final long reloadMillis;
  private final Platform platform;

  /**
   * @param table bounded, of new rows only
   * @param types of its columns
   * @param keys columns by which rows are looked up
   * @param keyTypes of the questions
   * @param reloadMillis after which the table is read again; 0: never
   */
  public TableInMemory(
      Source table,
      List<DataType> types,
      List<Integer> keys,
      List<DataType> keyTypes,
      long reloadMillis,
      Platform platform) {
    this.table = table;
    this.types = types;
    this.keys = keys.stream().mapToInt(Integer::intValue).toArray();
    this.encoding = KeyEncoding.of(keyTypes);
    this.reloadMillis = reloadMillis;
    this.platform = platform;
  }

  @Override
  public Lookup open() {
    return new Reading();
  }

  /** All rows, and where those of each key stand. */
  private record Rows(Batch all, Map<KeyBytes, int[]> places, long loadedMillis) {}

  private Rows load() throws java.io.IOException {
    ColumnBuilder[] builders = Gather.builders(types, POLL_ROWS);
    int count = 0;
    try (SourceReader reader = table.reader(0, 1)) {
      Polled polled;
      do {
        polled = reader.poll(POLL_ROWS);
        count += copy(polled.batch(), builders);
      } while (polled.status() == Status.MORE);
    }
    Batch all = Batch.of(count, Gather.build(builders));
    return new Rows(all, places(all), clockMillis());
  }

  private long clockMillis() {
    return platform.clock().nanoTime() / 1_000_000;
  }

  private static int copy(Batch batch, ColumnBuilder[] builders) {
    if (batch == null) {
      return 0;
    }
    Batch rows = batch.compact();
    for (int c = 0; c < builders.length; c++) {
      builders[c].copyRange(rows.column(c), 0, rows.rows());
    }
    return rows.rows();
  }

  private Map<KeyBytes, int[]> places(Batch all) {
    KeyBatch encoded = new KeyBatch(1);
    encoding.encode(all, keys, encoded);
    Map<KeyBytes, int[]> places = new HashMap<>();
    KeyBytes probe = new KeyBytes();
    Slice view = new Slice();
    for (int i = 0; i < all.rows(); i++) {
      probe.set(encoded.key(i, view));
      int[] before = places.get(probe);
      if (before == null) {
        places.put(probe.copy(), new int[] {1, i});
        continue;
      }
      int[] more =
          before.length == before[0] + 1 ? Arrays.copyOf(before, before.length * 2) : before;
      more[++more[0]] = i;
      if (more != before) {
        places.put(probe.copy(), more);
      }
    }
    places.replaceAll((key, list) -> Arrays.copyOfRange(list, 1, list[0] + 1));
    return places;
  }

  /** A question that waits for the first rows. */
  private record Waiting(Batch keys, int position, Answer answer) {}

  private final class Reading implements Lookup {
    private final List<Waiting> waiting = new ArrayList<>();
    private Rows rows;
    private boolean loading;

    @Override
    public void ask(Batch questions, int position, Answer answer) {
      Rows known;
      synchronized (this) {
        known = rows;
        boolean old =
            known != null && reloadMillis > 0 && clockMillis() - known.loadedMillis >= reloadMillis;
        if (known == null) {
          waiting.add(new Waiting(questions, position, answer));
        }
        if ((known == null || old) && !loading) {
          loading = true;
          platform.io().execute(this::reload);
        }
      }
      if (known != null) {
        answer(known, questions, position, answer);
      }
    }

    private void reload() {
      try {
        loaded(load(), null);
      } catch (java.io.IOException | RuntimeException e) {
        loaded(null, e);
      }
    }

    private void loaded(Rows now, Exception failure) {
      List<Waiting> answered;
      synchronized (this) {
        rows = now == null ? rows : now;
        loading = false;
        answered = List.copyOf(waiting);
        waiting.clear();
      }
      for (Waiting each : answered) {
        if (failure != null) {
          each.answer.failed(failure);
        } else {
          answer(now, each.keys, each.position, each.answer);
        }
      }
    }

    private void answer(Rows known, Batch questions, int position, Answer answer) {
      Column[] columns = questions.columns();
      KeyBatch one = new KeyBatch(1);
      encoding.encode(columns, new int[] {position}, 1, one);
      int[] places = known.places.get(new KeyBytes().set(one.key(0, new Slice())));
      answer.found(
          places == null
              ? Batch.of(0, Gather.empty(types))
              : known.all.withSelection(places, places.length));
    }

    @Override
    public void close() {}
  }
}
